import { PDFDict, PDFDocument, PDFName, PDFStream } from 'pdf-lib'

const named = (names: readonly string[]) => names.map(each => PDFName.of(each))
/** What anything may say of who made it, when and with what. */
const told = named(['Metadata', 'PieceInfo', 'LastModified'])
/** What hangs on a page without being drawn: notes, attached files, scripts. */
const hung = named(['Annots', 'AA', 'AF', 'B'])

/**
 * A PDF of the same pages and nothing else: no author, times or program, no XMP, no attached files, scripts, notes or
 * forms, nothing of a former saving. What stands on its pages stays. @throws Error where it cannot be read or is encrypted
 */
export async function strippedDocument(bytes: Uint8Array): Promise<Uint8Array> {
  const given = await PDFDocument.load(bytes, { updateMetadata: false })
  for (const [, object] of given.context.enumerateIndirectObjects()) {
    const dictionary = object instanceof PDFStream ? object.dict : object
    if (!(dictionary instanceof PDFDict)) continue
    const isPage = dictionary.get(PDFName.of('Type')) === PDFName.of('Page')
    for (const name of isPage ? [...told, ...hung] : told) dictionary.delete(name)
  }
  // only what the pages reach is copied: what was deleted above, and what nothing points to, stays behind
  const clean = await PDFDocument.create({ updateMetadata: false })
  for (const page of await clean.copyPages(given, given.getPageIndices())) clean.addPage(page)
  return clean.save({ useObjectStreams: false, addDefaultPage: false })
}
