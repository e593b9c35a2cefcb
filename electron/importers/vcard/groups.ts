import { tidy } from '../../contract/handles'
import type { Fields } from './fields'
import { emailOf } from './card'
import { uidOf } from './identity'
import { textOf } from './properties'

/** Labels that group cards give to others, by the UID or e-mail of the member. */
export class GroupLabels {
  private readonly byMember = new Map<string, Set<string>>()

  add(fields: Fields): void {
    const name = fields.best('FN', 'N')
    const label = name ? tidy(textOf(name).replace(/;+$/, '')) : ''
    if (label === '') return
    for (const member of fields.all('MEMBER', 'X-ADDRESSBOOKSERVER-MEMBER')) {
      const written = textOf(member)
      const key = /^mailto:/i.test(written) ? emailOf(written).toLowerCase() : uidOf(written)
      const labels = this.byMember.get(key) ?? new Set()
      this.byMember.set(key, labels.add(label))
    }
  }

  of(key: string, emails: readonly string[]): readonly string[] {
    return [key, ...emails.map((email) => email.toLowerCase())].flatMap((member) => [...(this.byMember.get(member) ?? [])])
  }
}

/** `group`, `location`, `org` or `individual`. */
export function kindOf(fields: Fields): string {
  const kind = fields.best('KIND') ?? fields.best('X-ADDRESSBOOKSERVER-KIND')
  return kind?.value.trim().toLowerCase() ?? 'individual'
}
