/** Which phone numbers a household, a firm or a service answers, as far as the plan of their country tells. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Handle } from '#contract/handles'

/**
 * Whether a number is known to be no one person's. Where a country gives land lines and mobiles the same numbers (North America), or
 * its plan does not know the number, nothing is known: it is taken for a mobile.
 */
export function isLandLine(handle: Handle): boolean {
  if (!handle.startsWith('tel:+')) return false
  const known = answers.get(handle)
  if (known !== undefined) return known
  const type = parsePhoneNumberFromString(handle.slice(4))?.getType()
  const answer = type !== undefined && !personal.has(type)
  answers.set(handle, answer)
  return answer
}

const personal = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE', 'PERSONAL_NUMBER', 'VOIP', 'PAGER'])

/** Reading a number takes as long as everything else about it; who is who is worked out again and again. */
const answers = new Map<Handle, boolean>()
