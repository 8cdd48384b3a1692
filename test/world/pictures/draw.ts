/**
 * Draws the pictures of the example newsroom: `node test/world/pictures/draw.ts [name …]`.
 * The same names give the same pictures; the JPEG files in `drawn/` are its output.
 */
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { height, randomFrom, type Scene, width } from './brush.ts'
import * as land from './scenes/land.ts'
import * as life from './scenes/life.ts'
import * as play from './scenes/play.ts'
import * as sky from './scenes/sky.ts'
import * as town from './scenes/town.ts'
import * as water from './scenes/water.ts'
import * as work from './scenes/work.ts'

/** Name of the file → what draws it. The order is also the seed, so new pictures go to the end. */
export const scenes: Record<string, Scene> = {
  'mountain-dusk': land.mountainDusk,
  lighthouse: water.lighthouse,
  'wheat-field': land.wheatField,
  'city-night': town.cityNight,
  tram: town.tram,
  library: life.library,
  'clay-tablet': life.clayTablet,
  observatory: sky.observatory,
  'football-pitch': play.footballPitch,
  'solar-panels': sky.solarPanels,
  'bridge-river': water.bridgeRiver,
  market: town.market,
  'rain-window': water.rainWindow,
  caravanserai: land.caravanserai,
  forest: land.forest,
  'snow-village': town.snowVillage,
  wetland: water.wetland,
  pomegranates: life.pomegranates,
  stage: play.stage,
  antenna: sky.antenna,
  chess: work.chess,
  'fishing-boats': work.fishingBoats,
  saplings: work.saplings,
  fibre: work.fibre,
  'tea-hills': work.teaHills,
}

/** Bytes a picture may have: it is a fixture, and it travels with every clone. */
export const pictureBytesMax = 120_000

/** The whole sheet, with a breath of grain over it so that wide gradients do not band. */
export function compose(name: string): string {
  const index = Object.keys(scenes).indexOf(name)
  const scene = scenes[name] as Scene
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<defs><filter id="grain" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="0.55" numOctaves="2" seed="${index + 1}"/><feColorMatrix values="0 0 0 0 0.5  0 0 0 0 0.5  0 0 0 0 0.5  0.9 0 0 0 -0.28"/></filter></defs>
${scene(randomFrom(1000 + index * 77))}
<rect width="${width}" height="${height}" filter="url(#grain)" opacity="0.13"/>
</svg>`
}

export async function draw(name: string): Promise<Buffer> {
  return sharp(Buffer.from(compose(name)))
    .flatten()
    .jpeg({ quality: 80, mozjpeg: true })
    .toBuffer()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2)
  for (const name of wanted.length > 0 ? wanted : Object.keys(scenes)) {
    const bytes = await draw(name)
    await writeFile(new URL(`./drawn/${name}.jpg`, import.meta.url), bytes)
    console.log(`${name}.jpg ${bytes.length} bytes${bytes.length > pictureBytesMax ? ' — too heavy' : ''}`)
  }
}
