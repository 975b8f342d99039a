/** Reads the cookies that an answer sets, and makes a request that sends them. Keeps none. */
import { type HttpRequest, type HttpResponse, headerValues, isField } from './http.ts'

export type Cookie = { readonly name: string; readonly value: string; readonly attributes: readonly string[] }

/** The cookies that an answer sets, but those that it takes back (RFC 6265 §5.2). */
export function cookiesOf(answer: HttpResponse): readonly Cookie[] {
  return headerValues(answer, 'set-cookie').flatMap((line) => {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
    const [name = '', ...value] = pair.split('=')
    const cookie = { name, value: value.join('='), attributes: attributes.map((one) => one.toLowerCase()) }
    const isGone = cookie.value === '' || cookie.attributes.includes('max-age=0')
    return name === '' || isGone || !isField({ name: 'Cookie', value: pair }) ? [] : [cookie]
  })
}

/** The request for a page with all cookies of an answer; says so where there are none. Pure. */
export const withCookiesOf =
  (page: HttpRequest) =>
  (answer: HttpResponse): HttpRequest | string => {
    const cookies = cookiesOf(answer)
    if (cookies.length === 0) return 'the server sets no cookie'
    const value = cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; ')
    return { ...page, headers: [{ name: 'Cookie', value }] }
  }
