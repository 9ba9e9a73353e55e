import type { Client } from '../../contract/client.ts';

/** Saves a text: by the host's dialog where it has one, else as a download. False when the reader changed their mind. */
export async function saveText(
  archive: Client,
  name: string,
  text: string,
  type = 'text/plain',
): Promise<boolean> {
  const { capabilities } = await archive.host.about();
  if (capabilities.nativeFiles) return (await archive.host.saveText({ name, text })).saved;
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return true;
}
