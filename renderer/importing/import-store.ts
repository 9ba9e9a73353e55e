import { create } from 'zustand';

/** Files on their way from the browser to the host, before the import itself begins. */
export interface UploadState {
  sending: { sent: number; of: number; cancel: () => void } | null;
  set(sending: UploadState['sending']): void;
}

export const useUpload = create<UploadState>()((set) => ({
  sending: null,
  set: (sending) => set({ sending }),
}));
