import { expect, test } from 'vitest'
import { contentTypeOf } from './sniff.ts'

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

test.each([
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['GIF89a', 'image/gif'],
  ['RIFF\0\0\0\0WEBPVP8 ', 'image/webp'],
  ['\0\0\0\x20ftypavif', 'image/avif'],
  ['\0\0\0\x20ftypisom', 'video/mp4'],
  ['\0\0\0\x14ftypqt  ', 'video/quicktime'],
  ['\x1a\x45\xdf\xa3\x01', 'video/webm'],
  ['\0\0\0\x18ftypheic', null],
  ['<svg xmlns="http://', null],
  ['<!doctype html>', null],
  ['RIFF\0\0\0\0WAVEfmt ', null],
  ['', null],
])('%j is %s', (start, type) => {
  expect(contentTypeOf(bytes(start))).toBe(type)
})
