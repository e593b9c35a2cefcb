import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { tidy } from '../../contract/handles'

/** Reads numbers as somebody in the region dials them. Each distinct spelling is parsed once: that is the slow part of an address book. */
export class PhoneReader {
  private readonly known = new Map<string, string | undefined>()
  private readonly region: CountryCode | undefined

  /** `region` is ISO 3166, passed in so that reading is the same on every machine. */
  constructor(region: string) {
    const code = region.toUpperCase()
    this.region = isSupportedCountry(code) ? code : undefined
  }

  /** E.164, or undefined when the number is not complete. A number with an extension is a switchboard, shared by many: undefined too. */
  e164(raw: string): string | undefined {
    if (this.known.has(raw)) return this.known.get(raw)
    const number = this.read(raw)
    this.known.set(raw, number)
    return number
  }

  private read(raw: string): string | undefined {
    // Spreadsheets guard numbers with an apostrophe.
    const written = tidy(raw).replace(/^'/, '').replace(/^tel:/i, '')
    // Letters spell a word, name an extension or are no number at all.
    if (written.length > 60 || /\p{L}/u.test(written)) return undefined
    const parsed = parsePhoneNumberFromString(written, this.region)
    return parsed && !parsed.ext && parsed.isPossible() ? parsed.number : undefined
  }
}
