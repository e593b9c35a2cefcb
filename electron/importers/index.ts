import { contactsCsv, peopleTable } from './contactsCsv/index'
import { disqus } from './disqus/index'
import { facebook } from './facebook/index'
import { googlePlus } from './googlePlus/index'
import { icalendar } from './icalendar/index'
import type { Importer } from './importer'
import { instagram } from './instagram/index'
import { linkedIn } from './linkedin/index'
import { messenger } from './messenger/index'
import { monica } from './monica/index'
import { swarm } from './swarm/index'
import { threads } from './threads/index'
import { vcard } from './vcard/index'
import { whatsapp } from './whatsapp/index'
import { wordpress } from './wordpress/index'
import { xArchive } from './x/index'

/** Every importer there is, most specific first. */
export const importers: readonly Importer[] = [xArchive, facebook, messenger, linkedIn, swarm, instagram, threads, googlePlus, whatsapp, wordpress, disqus, monica, vcard, icalendar, contactsCsv, peopleTable]
