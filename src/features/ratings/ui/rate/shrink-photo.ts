/** A photograph of more bytes than this is made smaller before it is sent over a phone's line. */
const LARGE = 1_500_000
const LONGEST_SIDE = 2000

/** A picture drawn anew, smaller; what cannot be drawn here (a PDF, an unknown kind) goes as it is. */
export async function shrinkPhoto(file: File): Promise<Blob> {
  if (!file.type.startsWith('image/') || file.size <= LARGE) return file
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (!picture) return file
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return new Promise(resolve => canvas.toBlob(drawn => resolve(drawn ?? file), 'image/jpeg', 0.85))
}
