/** Where some of the sample's places lie, as calendars and check-ins tell it, and what its people mark their posts with. */
import type { Place } from '../../electron/contract/records'
import type { Network } from './people'
import type { Topic } from './words'

const points: Readonly<Record<string, readonly [latitude: number, longitude: number]>> = {
  'Armazém 12, Lisbon': [38.7062, -9.1441], 'Café Tejo Velho, Lisbon': [38.7115, -9.1266], 'Westbahnhof, Vienna': [48.1968, 16.3378], 'Radio house, Vienna': [48.1951, 16.3702],
  'Literature house, Vienna': [48.2021, 16.3464], 'Under the river, Hamburg': [53.5459, 9.9664], 'Print shop, Ljubljana': [46.0495, 14.5069], 'Haus der Musik, Graz': [47.0704, 15.4414],
  'Allotments, Graz': [47.0562, 15.4231], 'Darkroom, Graz': [47.0752, 15.4302], 'Festival tent, Graz': [47.0815, 15.4531], 'Book market, Bordeaux': [44.8412, -0.5689], 'Station, Narvik': [68.4418, 17.4419],
  'Her table, Donostia': [43.3193, -1.9812], 'Café of the looms, Lyon': [45.7741, 4.8322], 'Silk hall, Lyon': [45.7695, 4.8271], 'Molo Audace, Trieste': [45.6512, 13.7643], 'Hasedera, Kamakura': [35.3127, 139.5331],
  'Old harbour, Genoa': [44.4102, 8.9263], 'Map room, Genoa': [44.4118, 8.9343], 'Roof of the school, Tripoli': [34.4362, 35.8312], 'Old press, Plovdiv': [42.1489, 24.7521], 'Reed hide, Neusiedl': [47.9205, 16.8231],
  'Bread fair, Stuttgart': [48.7845, 9.1812], 'Her bakery, Kigali': [-1.9523, 30.0611], 'Dry dock, Gdańsk': [54.3712, 18.6541], 'Venetian harbour, Chania': [35.5178, 24.0182], 'Tile bank, Porto': [41.1446, -8.6112],
  'Café Majestade, Porto': [41.1471, -8.6066], 'Village hall, Ullapool': [57.8953, -5.1611], 'Ferry pier, Ullapool': [57.8946, -5.1598], 'Paper fair, Basel': [47.5631, 7.6012],
}

/** Some places are known by their name alone. */
export function placed(name: string): Place {
  const point = points[name]
  return point ? { name, latitude: point[0], longitude: point[1] } : { name }
}

const tags: Readonly<Record<Topic, string>> = {
  trains: '#NightTrains', maps: '#HandDrawnMaps', bread: '#Sourdough', birds: '#Birding', music: '#ChamberMusic', books: '#Bookshops', garden: '#Allotment', code: '#PlainText',
  boats: '#Harbours', photos: '#Darkroom', hills: '#HutToHut', print: '#Letterpress',
}

/** Every fourth of their public posts has one. */
export const marked = (text: string, topic: Topic, network: Network, serial: number): string =>
  (network === 'x' || network === 'mastodon') && serial % 4 === 0 ? `${text} ${tags[topic]}` : text
