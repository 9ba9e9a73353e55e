import { expect, test } from 'vitest';
import { imageSize, imageType } from './image-type.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );

test('tells pictures by their first bytes, whatever they are called', () => {
  expect(imageType(bytes([0x89], 'PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR'))).toBe('image/png');
  expect(imageType(bytes([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
  expect(imageType(bytes('GIF89a', [1, 0, 1, 0]))).toBe('image/gif');
  expect(imageType(bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 '))).toBe('image/webp');
  expect(imageType(bytes([0, 0, 0, 28], 'ftypavif', [0, 0, 0, 0], 'mif1'))).toBe('image/avif');
  expect(imageType(bytes('BM', new Array(40).fill(0)))).toBe('image/bmp');
  expect(imageType(bytes([0, 0, 1, 0, 1, 0]))).toBe('image/x-icon');
  expect(imageType(bytes('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'))).toBe(
    'image/svg+xml',
  );
});

test('knows no picture in pages, programs, other media and nothing', () => {
  for (const other of ['<html><body>', 'MZ\x90\x00', '%PDF-1.7', 'RIFF\0\0\0\0WAVE', '', 'GIF', 'BM'])
    expect(imageType(bytes(other)), other).toBeNull();
});

test('refuses an svg that could do more than be looked at', () => {
  const inside = [
    '<script>x()</script>',
    '<rect onload="x()"/>',
    '<foreignObject><p/></foreignObject>',
    '<image href="https://evil.example/a.png"/>',
    '<a href="https://evil.example/"/>',
    '<use href="#a"/>',
    '<style>@import "//evil.example"</style>',
    '<style>rect{fill:url(https://evil.example)}</style>',
    '<animate attributeName="href" to="javascript:x()"/>',
  ];
  for (const part of inside)
    expect(
      imageType(
        bytes(`<?xml version="1.0"?><!-- c --><svg xmlns="http://www.w3.org/2000/svg">${part}</svg>`),
      ),
      part,
    ).toBeNull();
  expect(imageType(bytes('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>'))).toBeNull();
  expect(
    imageType(bytes('<svg><rect fill="url(#g)"/><image href="data:image/png;base64,iVBORw0KGgo="/></svg>')),
  ).toBe('image/svg+xml');
});

test('reads the size of what tells it at once', () => {
  expect(imageSize(bytes('GIF89a', [3, 0, 2, 0]))).toEqual({ width: 3, height: 2 });
  expect(imageSize(bytes([0x89], 'PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 1, 0, 0, 0, 0, 9]))).toEqual({
    width: 256,
    height: 9,
  });
  expect(imageSize(bytes([0xff, 0xd8, 0xff, 0xe0]))).toBeNull();
});
