import { contactsCsv, peopleTable } from './contactsCsv/index'
import { googlePlus } from './googlePlus/index'
import { icalendar } from './icalendar/index'
import type { Importer } from './importer'
import { linkedIn } from './linkedin/index'
import { swarm } from './swarm/index'
import { vcard } from './vcard/index'
import { whatsapp } from './whatsapp/index'
import { wordpress } from './wordpress/index'
import { xArchive } from './x/index'

/** Every importer there is, most specific first. */
export const importers: readonly Importer[] = [xArchive, linkedIn, swarm, googlePlus, whatsapp, wordpress, vcard, icalendar, contactsCsv, peopleTable]
