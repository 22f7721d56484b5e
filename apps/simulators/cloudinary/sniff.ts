export interface Sniffed {
  kind: 'image' | 'video'
  format: string
}

const startsWith = (bytes: Buffer, text: string, at = 0) =>
  bytes.subarray(at, at + text.length).toString('latin1') === text

/** What a file is by its first bytes; what it is called does not count. */
export function sniff(bytes: Buffer): Sniffed | null {
  if (startsWith(bytes, '\xff\xd8\xff')) return { kind: 'image', format: 'jpg' }
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return { kind: 'image', format: 'png' }
  if (startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a')) return { kind: 'image', format: 'gif' }
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return { kind: 'image', format: 'webp' }
  if (startsWith(bytes, '\x1a\x45\xdf\xa3')) return { kind: 'video', format: 'webm' }
  if (startsWith(bytes, 'ftyp', 4)) return branded(bytes.subarray(8, 12).toString('latin1'))
  return null
}

function branded(brand: string): Sniffed | null {
  if (brand === 'avif' || brand === 'avis') return { kind: 'image', format: 'avif' }
  if (brand.startsWith('hei') || brand.startsWith('hev') || brand === 'mif1')
    return { kind: 'image', format: 'heic' }
  if (brand === 'qt  ') return { kind: 'video', format: 'mov' }
  return { kind: 'video', format: 'mp4' }
}
