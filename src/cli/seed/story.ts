import type { Hop } from '#sourcing'
import { compileAll, grammar, type ReadyTopic, type Story } from './grammar.ts'
import { oneOf, type Random } from './random.ts'
import { culture } from './topics/culture.ts'
import { economy } from './topics/economy.ts'
import { politics } from './topics/politics.ts'
import { provinces as provinceTopics } from './topics/provinces.ts'
import { science } from './topics/science.ts'
import { society } from './topics/society.ts'
import { sport } from './topics/sport.ts'
import { technology } from './topics/technology.ts'
import type { Topic } from './topics/topic.ts'
import { carriers } from './words/outlets.ts'
import { familyNames, givenNames } from './words/people.ts'
import { places, provinces } from './words/places.ts'
import { draw, zipfList } from './zipf.ts'

/** Shares of stories with no carrier named and with one; the rest have two. */
const ownShare = 0.45
const singleHopShare = 0.4

const topics = [politics, economy, society, culture, sport, science, technology, provinceTopics].flat().map(makeReady)

/** Chooses what an article is about and who is in it. */
export function beginStory(random: Random): Story {
  const topic = oneOf(random, topics)
  const family = draw(random, familyNames)
  const story: Story = {
    random,
    topic,
    place: draw(random, places),
    province: draw(random, provinces),
    thing: draw(random, topic.things),
    person: `${draw(random, givenNames)} ${family}`,
    family,
    title: '',
    organisation: '',
    news: '',
    claim: '',
    chain: drawChain(random),
  }
  story.title = grammar.fill(oneOf(random, topic.titles), story)
  story.organisation = grammar.fill(oneOf(random, topic.organisations), story)
  return story
}

function drawChain(random: Random): Hop[] {
  const share = random()
  if (share < ownShare) return []
  const first: Hop = { ...draw(random, carriers), relation: 'reported-by' }
  if (share < ownShare + singleHopShare) return [first]
  const second: Hop = { ...draw(random, carriers), relation: 'quoting' }
  return second.name === first.name ? [first] : [first, second]
}

function makeReady(topic: Topic): ReadyTopic {
  return {
    sections: topic.sections,
    tags: zipfList(topic.tags),
    things: zipfList(topic.things),
    titles: compileAll(topic.titles),
    organisations: compileAll(topic.organisations),
    headlines: compileAll(topic.headlines),
    leads: compileAll(topic.leads),
    sentences: compileAll(topic.sentences),
    claims: compileAll(topic.claims),
  }
}
