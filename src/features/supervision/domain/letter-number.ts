/** The parts of a letter's number: an order has one letter, however often it is printed, so its own number serves. */
export function letterNumber(orderNo: string): { readonly year: string; readonly serial: string } | null {
  const [, year, rest] = /^JB(\d{4})(\d{8,12}[A-Z])$/.exec(orderNo) ?? []
  return year && rest ? { year, serial: rest } : null
}
