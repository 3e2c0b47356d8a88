/** A form without fields, sent as a browser would: what changes something is no link, and the answer is the next page. */
export function postForm(address: string): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = address
  document.body.append(form)
  form.submit()
}
