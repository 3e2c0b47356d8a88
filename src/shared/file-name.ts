/** What no file system and no header takes in a name: separators, reserved signs, control characters. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|;%]+/gu

/** A name under which any system keeps a file: no folder, no reserved sign, no dot at an end, at most 120 characters. */
export function safeFileName(name: string): string {
  const clean = name.replaceAll(unsafe, '_').replaceAll(/^[.\s]+|[.\s]+$/g, '')
  const [, stem = clean, extension = ''] = /^(.*?)(\.[a-z0-9]{1,8})?$/i.exec(clean) ?? []
  return `${[...stem].slice(0, 120 - extension.length).join('') || 'file'}${extension}`
}

/** `content-disposition` of a file to keep (RFC 6266): the name in ASCII for old readers, then as it is. */
export function attachment(name: string): string {
  const safe = safeFileName(name)
  const ascii = safe.replaceAll(/[^\w.\- ]+/g, '_')
  const encoded = encodeURIComponent(safe).replaceAll(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
