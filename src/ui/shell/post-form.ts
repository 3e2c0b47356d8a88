/** A form sent as a browser would: what changes something is no link, and the answer is the next page. */
export function postForm(address: string): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = address
  // a form without fields would be sent without a media type
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = 'from'
  field.value = 'menu'
  form.append(field)
  document.body.append(form)
  form.submit()
}
