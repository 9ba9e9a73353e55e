export function buildIsStale(): boolean;
export function freshBuild(): Promise<void>;
