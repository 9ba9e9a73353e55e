/** A member as a test wants it, honest where it says nothing. */
export interface MadeMember {
  name: string | Uint8Array;
  data?: Uint8Array | string;
  /** Default `0`, a file. */
  kind?: string;
  /** What the header says, as it stands there. */
  size?: number | Uint8Array;
  /** Seconds since 1970. */
  time?: number;
  magic?: string;
  /** The folder that ustar keeps apart. */
  folder?: string;
  /** Bytes to set in the header before it is summed. */
  set?: readonly [at: number, byte: number][];
}

/** Writes a tar block by block, so that a test can lie where it wants. */
export function makeTar(members: readonly MadeMember[], options: { end?: boolean } = {}): Uint8Array {
  const pieces = members.flatMap((member) => {
    const data =
      typeof member.data === 'string' ? Buffer.from(member.data) : (member.data ?? new Uint8Array(0));
    return [tarHeader(member, data.length), data, Buffer.alloc((512 - (data.length % 512)) % 512)];
  });
  return Buffer.concat([...pieces, Buffer.alloc(options.end === false ? 0 : 1_024)]);
}

export function tarHeader(member: MadeMember, length = 0): Uint8Array {
  const block = Buffer.alloc(512);
  Buffer.from(member.name).copy(block, 0, 0, 100);
  block.write('0000644\0', 100, 'latin1');
  const size = member.size ?? length;
  if (typeof size === 'number') block.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  else block.set(size, 124);
  block.write(`${(member.time ?? 1_615_454_814).toString(8).padStart(11, '0')}\0`, 136, 'latin1');
  block.write(member.kind ?? '0', 156, 'latin1');
  block.write(member.magic ?? 'ustar\x0000', 257, 'latin1');
  block.write(member.folder ?? '', 345, 'utf8');
  for (const [at, byte] of member.set ?? []) block[at] = byte;
  block.fill(' ', 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

/** A header of attributes before the next member. */
export function attributesMember(records: Record<string, string>, kind = 'x'): MadeMember {
  const lines = Object.entries(records).map(([key, value]) => {
    const rest = ` ${key}=${value}\n`;
    let length = Buffer.byteLength(rest) + 1;
    while (String(length).length + Buffer.byteLength(rest) !== length) length += 1;
    return `${length}${rest}`;
  });
  return { name: 'PaxHeader', kind, data: lines.join('') };
}
