/** The invented people of the sample library and how it goes with each of them. */
import type { Topic } from './words'

export type Network = 'x' | 'mastodon' | 'wordpress' | 'facebook' | 'whatsapp' | 'linkedin' | 'telegram' | 'instagram'

export interface Invented {
  readonly name: string
  readonly native?: string
  /** Short name for addresses. */
  readonly key: string
  readonly city: string
  readonly job?: string
  readonly birthday?: readonly [month: number, day: number, year?: number]
  readonly topic: Topic
  readonly tongue?: string
  /** Networks and the years one writes there: first to last. */
  readonly writes: readonly (readonly [network: Network, from: number, to: number])[]
  /** Interactions a year, about. */
  readonly pace: number
  /** Day, place, and whether words follow within the month. */
  readonly met?: readonly (readonly [day: string, place: string, follow: boolean])[]
  /** Check-ins together: day and place. */
  readonly bridges?: readonly (readonly [day: string, place: string])[]
  readonly notes?: string
}

export const people: readonly Invented[] = [
  { name: 'Marisol Etxeberria Lindqvist', key: 'marisol', city: 'Donostia', job: 'Cartographer', birthday: [4, 2, 1981], topic: 'maps', tongue: 'es', pace: 26,
    writes: [['wordpress', 2011, 2012], ['x', 2011, 2022], ['mastodon', 2022, 2026]],
    met: [['2012-02-23', 'Armazém 12, Lisbon', true], ['2012-06-09', 'Westbahnhof, Vienna', true], ['2012-09-15', 'Under the river, Hamburg', true], ['2013-04-20', 'Print shop, Ljubljana', true], ['2014-07-05', 'Haus der Musik, Graz', true], ['2016-03-11', 'Book market, Bordeaux', true], ['2018-05-17', 'Station, Narvik', true], ['2019-04-27', 'Her table, Donostia', true], ['2022-03-19', 'Café of the looms, Lyon', true], ['2026-11-07', 'Molo Audace, Trieste', false]],
    bridges: [['2012-02-24', 'Café Tejo Velho, Lisbon']], notes: 'Measures every table she sits at. Ask about the ferry.' },
  { name: 'Tatsuya Morioka', native: '盛岡達也', key: 'tatsuya', city: 'Kamakura', job: 'Harbour draughtsman', topic: 'boats', tongue: 'ja', pace: 15,
    writes: [['x', 2012, 2021], ['telegram', 2019, 2026]], met: [['2012-02-24', 'Café Tejo Velho, Lisbon', true], ['2015-10-03', 'Hasedera, Kamakura', true], ['2019-05-11', 'Old harbour, Genoa', true], ['2026-09-19', 'Molo Audace, Trieste', true]] },
  { name: 'Nour El-Din Haddad', native: 'نور الدين حداد', key: 'nour', city: 'Tripoli', job: 'Pianist', topic: 'music', tongue: 'ar', pace: 14,
    writes: [['x', 2012, 2020], ['whatsapp', 2016, 2026]], met: [['2012-02-23', 'Armazém 12, Lisbon', true], ['2014-11-01', 'Radio house, Vienna', true], ['2017-06-24', 'Roof of the school, Tripoli', true], ['2022-08-13', 'Haus der Musik, Graz', true], ['2026-10-12', 'Radio house, Vienna', true]] },
  { name: 'Yael Berkovich', native: 'יעל ברקוביץ׳', key: 'yael', city: 'Tel Aviv', job: 'Translator', birthday: [9, 30], topic: 'books', tongue: 'he', pace: 12,
    writes: [['wordpress', 2015, 2017], ['mastodon', 2019, 2026], ['whatsapp', 2018, 2026]], met: [['2018-02-03', 'Literature house, Vienna', true], ['2021-09-18', 'Book market, Bordeaux', true], ['2026-10-25', 'Literature house, Vienna', true]] },
  { name: 'Svetlana Ilieva', native: 'Светлана Илиева', key: 'svetlana', city: 'Plovdiv', job: 'Typesetter', topic: 'print', tongue: 'bg', pace: 10,
    writes: [['facebook', 2014, 2020], ['telegram', 2018, 2026]], met: [['2019-03-30', 'Old press, Plovdiv', true], ['2026-09-09', 'Print shop, Ljubljana', true]] },
  { name: 'Rafael Goldenblum', key: 'rafael', city: 'São Paulo', job: 'Ornithologist', birthday: [1, 17, 1975], topic: 'birds', tongue: 'pt', pace: 16,
    writes: [['x', 2020, 2022], ['mastodon', 2022, 2026]], met: [['2026-08-06', 'Reed hide, Neusiedl', true]] },
  { name: 'Célestine Mukamana', key: 'celestine', city: 'Kigali', job: 'Baker', birthday: [11, 5, 1977], topic: 'bread', tongue: 'fr', pace: 11,
    writes: [['facebook', 2013, 2020], ['whatsapp', 2015, 2026]], met: [['2018-09-29', 'Bread fair, Stuttgart', true], ['2026-07-18', 'Her bakery, Kigali', true]] },
  { name: 'Nguyễn Thị Thu Hường', key: 'huong', city: 'Đà Nẵng', job: 'Photographer', topic: 'photos', pace: 9,
    writes: [['instagram', 2019, 2026]], met: [['2026-05-15', 'Darkroom, Graz', true]] },
  { name: 'Kwabena Osei-Agyeman', key: 'kwabena', city: 'Kumasi', job: 'Luthier', topic: 'music', pace: 10,
    writes: [['whatsapp', 2026, 2026]], met: [['2016-08-20', 'Festival tent, Graz', false], ['2026-03-02', 'Haus der Musik, Graz', true]] },
  { name: 'Željko Đurđević', key: 'zeljko', city: 'Ljubljana', job: 'Printer', birthday: [2, 29], topic: 'print', tongue: 'hr', pace: 16,
    writes: [['x', 2013, 2021], ['facebook', 2014, 2019]], met: [['2013-04-20', 'Print shop, Ljubljana', true], ['2015-06-13', 'Print shop, Ljubljana', true], ['2024-06-01', 'Old press, Plovdiv', false]],
    bridges: [['2018-05-05', 'Café of the looms, Lyon']] },
  { name: 'Anaïs Delacroix-Ngoma', key: 'anais', city: 'Lyon', job: 'Weaver', topic: 'garden', tongue: 'fr', pace: 9,
    writes: [['instagram', 2018, 2026]], met: [['2018-05-05', 'Café of the looms, Lyon', true], ['2024-04-13', 'Silk hall, Lyon', true]] },
  { name: 'Kim Ha-neul', native: '김하늘', key: 'haneul', city: 'Daegu', job: 'Programmer', topic: 'code', tongue: 'ko', pace: 14, writes: [['x', 2016, 2022], ['mastodon', 2022, 2026]] },
  { name: 'Bartholomew Okafor', key: 'bart', city: 'Port Harcourt', job: 'Ferry captain', topic: 'boats', pace: 13, writes: [['wordpress', 2012, 2016], ['x', 2012, 2022], ['mastodon', 2023, 2026]] },
  { name: 'Ravichandran Subramaniam', key: 'ravi', city: 'Chennai', job: 'Signal engineer', topic: 'trains', pace: 0, writes: [], met: [['2026-11-03', 'Molo Audace, Trieste', false]] },
  { name: 'María José de la Concepción Ruiz', key: 'mariajose', city: 'Bilbao', job: 'Librarian', topic: 'books', tongue: 'es', pace: 5, writes: [['x', 2011, 2012]], met: [['2012-02-23', 'Armazém 12, Lisbon', false]] },
  { name: 'Tom Lindgren', key: 'tom', city: 'Uppsala', job: 'Teacher', birthday: [6, 21, 1979], topic: 'hills', pace: 12, writes: [['facebook', 2012, 2021], ['whatsapp', 2019, 2026]], met: [['2013-08-10', 'Hut above Zermatt', true], ['2017-07-22', 'Hut above Zermatt', true], ['2023-08-19', 'Station, Narvik', true]] },
  { name: 'Sigurlaug Ósk Þorvaldsdóttir', key: 'sigurlaug', city: 'Ísafjörður', job: 'Weather observer', topic: 'birds', pace: 0, writes: [] },
  { name: 'Oluwaseun Adebayo', key: 'seun', city: 'Ibadan', job: 'Bookseller', topic: 'books', pace: 9, writes: [['x', 2014, 2022], ['instagram', 2021, 2026]] },
  { name: 'Birgit Hollerer', key: 'birgit', city: 'Graz', job: 'Gardener', birthday: [5, 9, 1969], topic: 'garden', tongue: 'de', pace: 12, writes: [['whatsapp', 2015, 2026]], met: [['2014-05-24', 'Allotments, Graz', true], ['2016-10-08', 'Allotments, Graz', true], ['2019-09-14', 'Allotments, Graz', true], ['2023-05-06', 'Allotments, Graz', true], ['2025-10-11', 'Allotments, Graz', true]], notes: 'Has the key to the upper gate.' },
  { name: 'Jakub Wiśniewski', key: 'jakub', city: 'Gdańsk', job: 'Shipwright', topic: 'boats', pace: 10, writes: [['facebook', 2013, 2019], ['telegram', 2020, 2026]], met: [['2016-07-16', 'Dry dock, Gdańsk', true], ['2021-08-07', 'Dry dock, Gdańsk', false]] },
  { name: 'Leilani Kahananui', key: 'leilani', city: 'Hilo', job: 'Geologist', topic: 'hills', pace: 10, writes: [['x', 2013, 2022], ['mastodon', 2022, 2025]] },
  { name: 'Amina Yusuf Warsame', key: 'amina', city: 'Hargeisa', job: 'Radio editor', topic: 'music', pace: 8, writes: [['x', 2017, 2022], ['whatsapp', 2020, 2026]], met: [['2022-11-12', 'Radio house, Vienna', true]] },
  { name: 'Giulia Ferrante', key: 'giulia', city: 'Genoa', job: 'Conservator', topic: 'maps', pace: 10, writes: [['facebook', 2012, 2018], ['whatsapp', 2017, 2026]], met: [['2013-10-05', 'Map room, Genoa', true], ['2019-05-11', 'Old harbour, Genoa', true], ['2024-09-28', 'Map room, Genoa', true]] },
  { name: 'Piotr Zając', key: 'piotr', city: 'Kraków', job: 'Programmer', topic: 'code', pace: 11, writes: [['x', 2012, 2018], ['mastodon', 2018, 2026]] },
  { name: 'Henrike Aalto-Meyer', key: 'henrike', city: 'Turku', job: 'Baker', topic: 'bread', pace: 8, writes: [['instagram', 2016, 2024]], met: [['2018-09-29', 'Bread fair, Stuttgart', true]] },
  { name: 'Dmitri Papadakis', native: 'Δημήτρης Παπαδάκης', key: 'dmitri', city: 'Chania', job: 'Ferry engineer', topic: 'boats', pace: 8, writes: [['facebook', 2015, 2021]], met: [['2017-09-02', 'Venetian harbour, Chania', true]] },
  { name: 'Ingrid Solheim', key: 'ingrid', city: 'Bodø', job: 'Train driver', topic: 'trains', pace: 12, writes: [['x', 2015, 2022], ['mastodon', 2022, 2026]], met: [['2018-05-17', 'Station, Narvik', true], ['2023-08-18', 'Station, Narvik', true]] },
  { name: 'Mateo Quispe Mamani', key: 'mateo', city: 'Cusco', job: 'Weaver', topic: 'hills', tongue: 'es', pace: 6, writes: [['instagram', 2017, 2025]] },
  { name: 'Ana-Lucía Ferreira Brandão', key: 'analucia', city: 'Porto', job: 'Tile restorer', topic: 'photos', tongue: 'pt', pace: 8, writes: [['x', 2012, 2017], ['instagram', 2016, 2023]], met: [['2014-09-20', 'Tile bank, Porto', true]], bridges: [['2014-09-21', 'Café Majestade, Porto']] },
  { name: 'Ewan MacAskill', key: 'ewan', city: 'Ullapool', job: 'Piano tuner', topic: 'music', pace: 6, writes: [['facebook', 2013, 2017]], met: [['2015-08-01', 'Village hall, Ullapool', false]], bridges: [['2015-08-02', 'Ferry pier, Ullapool']] },
  { name: 'Zofia Bielska', key: 'zofia', city: 'Wrocław', job: 'Editor', topic: 'books', pace: 7, writes: [['linkedin', 2014, 2022]] },
  { name: 'Hamza Benkirane', key: 'hamza', city: 'Fès', job: 'Papermaker', topic: 'print', tongue: 'fr', pace: 6, writes: [['linkedin', 2016, 2024]], met: [['2020-02-08', 'Paper fair, Basel', true]] },
  { name: 'Lotte van Duinen', key: 'lotte', city: 'Groningen', job: 'Cyclist', birthday: [8, 14, 1990], topic: 'photos', pace: 7, writes: [['mastodon', 2019, 2026]] },
  { name: 'Hiroko Tanizaki', native: '谷崎弘子', key: 'hiroko', city: 'Onomichi', job: 'Bookbinder', topic: 'books', tongue: 'ja', pace: 5, writes: [['x', 2013, 2016]], met: [['2015-10-06', 'Slope of cats, Onomichi', false]] },
  { name: 'Samuel Obi', key: 'samuel', city: 'Enugu', job: 'Beekeeper', topic: 'garden', pace: 6, writes: [['facebook', 2018, 2021]] },
  { name: 'Freya Winterbourne', key: 'freya', city: 'Whitby', job: 'Lighthouse keeper', topic: 'birds', pace: 7, writes: [['wordpress', 2013, 2018], ['mastodon', 2020, 2026]] },
  { name: 'Carlos Ibarra Núñez', key: 'carlos', city: 'Valparaíso', job: 'Funicular mechanic', topic: 'trains', tongue: 'es', pace: 7, writes: [['x', 2014, 2020]], met: [['2016-08-20', 'Festival tent, Graz', true]] },
  { name: 'Priya Venkatesh', key: 'priya', city: 'Madurai', job: 'Botanist', topic: 'garden', pace: 6, writes: [['linkedin', 2018, 2026]] },
  { name: 'Old Dr. Brandstätter', key: 'brandstaetter', city: 'Leoben', job: 'Physician', topic: 'hills', pace: 0, writes: [] },
  { name: 'Wendeline Achterberg', key: 'wendeline', city: 'Utrecht', job: 'Organ builder', topic: 'music', pace: 0, writes: [], met: [['2014-11-01', 'Radio house, Vienna', false]] },
]
