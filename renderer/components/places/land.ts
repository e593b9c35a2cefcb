/** The outline of the land (Natural Earth, 1 : 110 million) as one path in the units of `core/mapMarks.ts`. Large: only the map brings it. */
import { geoGraticule, geoPath, geoProjection } from 'd3-geo'
import { feature } from 'topojson-client'
import type { Topology } from 'topojson-specification'
import topology from 'world-atlas/land-110m.json'
import { world, worldScale, worldTop } from '../../core/mapMarks'

const projection = geoProjection((lambda, phi) => [lambda, 1.25 * Math.log(Math.tan(Math.PI / 4 + 0.4 * phi))])
  .scale(worldScale).translate([500, worldTop]).clipExtent([[0, 0], [world.width, world.height]])
const path = geoPath(projection).digits(2)

const atlas = topology as unknown as Topology
export const land: string = path(feature(atlas, atlas.objects.land!)) ?? ''

/** Every ten degrees, hair-thin: how far is far. */
export const grid: string = path(geoGraticule().step([10, 10]).extent([[-180, -60], [180, 84.01]])()) ?? ''
