/** An archive of any size for every source whose speed is watched. */
import { generateXArchive } from '../generateXArchive'
import { calendar } from './calendar'
import { cards } from './cards'
import { facebookMessages } from './facebook'
import { linkedinMessages } from './linkedin'
import type { Made, Making } from './making'
import { telegramExport } from './telegram'
import { whatsappChat } from './whatsapp'
import { wordpressExport } from './wordpress'

export interface Archive {
  readonly title: string
  /** As the source names it: readers look at names as a hint. */
  readonly fileName: string
  readonly make: (making: Making) => Promise<Made>
}

export const archives: readonly Archive[] = [
  { title: 'X', fileName: 'twitter-2026-11-01.zip', make: async ({ file, records }) => generateXArchive({ file, tweets: Math.floor(records / 1.105) }) },
  { title: 'Facebook messages', fileName: 'facebook-ana.zip', make: facebookMessages },
  { title: 'WhatsApp', fileName: 'WhatsApp Chat with Bea Ek.txt', make: whatsappChat },
  { title: 'Telegram', fileName: 'result.json', make: telegramExport },
  { title: 'LinkedIn messages', fileName: 'Basic_LinkedInDataExport_11-01-2026.zip', make: linkedinMessages },
  { title: 'WordPress comments', fileName: 'notes.WordPress.2026-11-01.xml', make: wordpressExport },
  { title: 'Calendar', fileName: 'ana.ics', make: calendar },
  { title: 'Address book', fileName: 'contacts.vcf', make: cards },
]
