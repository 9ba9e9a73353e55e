import { ArchiveError } from '../../../contract/errors.ts';
import { parseXml, type XmlElement } from './parse-xml.ts';
import { readTolerantXml } from './tolerant-xml.ts';

/** XML as it is where it is well-formed, else as far as it makes sense. Error: `damaged`, without any element. */
export function readXml(text: string, what: string): XmlElement {
  try {
    return parseXml(text, what);
  } catch (error) {
    if (!(error instanceof ArchiveError) || error.code !== 'damaged') throw error;
    return readTolerantXml(text, what);
  }
}
