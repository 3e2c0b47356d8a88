import { PDFDocument, PDFName } from 'pdf-lib'

/**
 * A PDF without who wrote it, when and with what: its information dictionary, its XMP, and whatever runs or hides in it
 * (scripts, attached files). What stands on its pages stays. @throws Error where it cannot be read or is encrypted
 */
export async function strippedDocument(bytes: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const { context, catalog } = document
  const { Info } = context.trailerInfo
  if (Info) context.delete(Info as never)
  context.trailerInfo.Info = undefined
  for (const [ref, object] of context.enumerateIndirectObjects()) if (tellsWho(headOf(object))) context.delete(ref)
  for (const name of ['Metadata', 'OpenAction', 'AA', 'PieceInfo', 'AF']) catalog.delete(PDFName.of(name))
  const names = catalog.lookup(PDFName.of('Names'))
  if (names && 'delete' in names)
    for (const each of ['EmbeddedFiles', 'JavaScript']) (names as typeof catalog).delete(PDFName.of(each))
  return document.save({ useObjectStreams: false, addDefaultPage: false })
}

/** Metadata, attached files, scripts, and information dictionaries, also those of a former saving. */
const tellsWho = (head: string): boolean =>
  /\/Type\s*\/(Metadata|EmbeddedFile|Filespec)\b|\/S\s*\/JavaScript\b/.test(head) ||
  (/\/(Producer|Creator|Author)\b/.test(head) && !/\/Type\b/.test(head))

/** The dictionary of an object as it is written, without the stream behind it. */
function headOf(object: unknown): string {
  const dictionary = (object as { dict?: unknown }).dict ?? object
  return String(dictionary)
}
