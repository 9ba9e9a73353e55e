import { decodeXml } from '../xml/decode-xml.ts';
import { parseXml, type XmlElement } from '../xml/parse-xml.ts';
import { childrenOf, xmlText } from '../xml/xml-tree.ts';
import type { PropertyDictionary, PropertyValue } from './binary-plist.ts';

/** Reads a property list in its XML form. Error: `damaged`. */
export function readXmlPlist(bytes: Uint8Array, what: string): PropertyValue {
  const [top] = childrenOf(parseXml(decodeXml(bytes).text, what));
  return top === undefined ? null : readValue(top);
}

function readValue(element: XmlElement): PropertyValue {
  switch (element.local) {
    case 'dict':
      return dictionaryOf(element);
    case 'array':
      return childrenOf(element).map(readValue);
    case 'data':
      return new Uint8Array(Buffer.from(xmlText(element), 'base64'));
    case 'true':
      return true;
    case 'false':
      return false;
    case 'integer':
    case 'real':
      return Number(xmlText(element));
    case 'date':
      return new Date(xmlText(element));
    default:
      return xmlText(element);
  }
}

function dictionaryOf(element: XmlElement): PropertyDictionary {
  const dictionary: PropertyDictionary = new Map();
  let key: string | null = null;
  for (const child of childrenOf(element)) {
    if (child.local === 'key') key = xmlText(child);
    else if (key !== null) {
      dictionary.set(key, readValue(child));
      key = null;
    }
  }
  return dictionary;
}
