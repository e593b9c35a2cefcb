/** Signs the icon set does not have as we want them, drawn on the same 24 px grid and set in the same stroke. */
export const drawings = {
  back: ['M19.5 12h-15M10.5 6l-6 6 6 6'],
  forward: ['M4.5 12h15M13.5 6l6 6-6 6'],
  down: ['m6 9.5 6 6 6-6'],
  up: ['m6 14.5 6-6 6 6'],
  file: ['M6 3h8l4.5 4.5V21H6z', 'M13.5 3v5h5'],
  folder: ['M3 6.5A1.5 1.5 0 0 1 4.5 5H9l2.5 2.5h8A1.5 1.5 0 0 1 21 9v9.5a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 18.5z'],
  book: ['M12 6.5C10 5 7 4.5 3.5 4.5v14C7 18.5 10 19 12 20.5c2-1.5 5-2 8.5-2v-14C17 4.5 14 5 12 6.5zM12 6.5v14'],
  filter: ['M4 6.5h16M7 12h10M10 17.5h4'],
  order: ['M8 4.5v15M4.5 8 8 4.5 11.5 8M16 19.5v-15M12.5 16l3.5 3.5 3.5-3.5'],
  monitor: ['M4.5 4.5h15A1.5 1.5 0 0 1 21 6v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 15V6a1.5 1.5 0 0 1 1.5-1.5z', 'M9 20.5h6M12 16.5v4'],
  sun: [
    'M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0z',
    'M12 2.5v2.25M12 19.25v2.25M2.5 12h2.25M19.25 12h2.25M5.3 5.3l1.6 1.6M17.1 17.1l1.6 1.6M5.3 18.7l1.6-1.6M17.1 6.9l1.6-1.6',
  ],
  review: ['M4 5.5h7v13H4zM13 5.5h7v13h-7z', 'M9 12h6M13 10l2 2-2 2'],
  'never-met': ['M8.25 12a2.75 2.75 0 1 1-5.5 0 2.75 2.75 0 0 1 5.5 0zM21.25 12a2.75 2.75 0 1 1-5.5 0 2.75 2.75 0 0 1 5.5 0z', 'M12 4v2.5M12 10.75v2.5M12 17.5V20'],
  loop: ['M19.8 8.5A8.5 8.5 0 1 0 20.5 12', 'M20.5 3.75V8.5h-4.75'],
  moon: ['M20 14.2A8.3 8.3 0 1 1 9.8 4a6.6 6.6 0 0 0 10.2 10.2z'],
} as const satisfies Record<string, readonly string[]>

export type DrawingName = keyof typeof drawings
