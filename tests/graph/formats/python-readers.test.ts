import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { annotatedArticles } from '../../../graph/formats/annotated.ts'
import type { GraphStore } from '../../../graph/store.ts'
import { SHAN } from '../fixtures/jichuan.ts'
import { idOf } from '../fixtures/stories.ts'
import { filesOf, newFolder, ODD, oddGraph, sizeOf, pythonWith } from './graphs.ts'

const READ_GRAPHML = `
import json, sys, networkx
g = networkx.read_graphml(sys.argv[1])
print(json.dumps({'nodes': g.number_of_nodes(), 'edges': g.number_of_edges(), 'shan': g.nodes[sys.argv[2]], 'odd': g.nodes[sys.argv[3]]['label'],
  'titles': sorted(d['title'] for _, _, d in g.edges(data=True) if 'title' in d)}))`

const VALIDATE_FTM = `
import json, sys
from followthemoney import model
seen, refers, schemata, lost = set(), set(), {}, []
for line in open(sys.argv[1], encoding='utf-8'):
    data = json.loads(line)
    proxy = model.get_proxy(data, cleaned=False)
    proxy.schema.validate(data)
    schemata[proxy.schema.name] = schemata.get(proxy.schema.name, 0) + 1
    seen.add(proxy.id)
    for name, values in data['properties'].items():
        for value in values:
            prop = proxy.schema.get(name)
            if prop.type.name == 'entity': refers.add(value)
            elif prop.type.clean(value, proxy=proxy) is None: lost.append([name, value])
print(json.dumps({'schemata': schemata, 'lost': lost, 'dangling': sorted(refers - seen)}))`

const READ_BIOES = `
import json, sys
from seqeval.metrics.sequence_labeling import get_entities
sentences, tags, out = [], [], []
for line in open(sys.argv[1], encoding='utf-8'):
    line = line.rstrip('\\n')
    if line == '': sentences.append(tags); tags = []
    else: tags.append(line.split('\\t'))
for s in sentences:
    for kind, a, b in get_entities([t for _, t in s], suffix=False): out.append([kind, ''.join(c for c, _ in s[a:b + 1])])
print(json.dumps(out))`

const READ_BRAT = `
import json, sys, glob
from bratly import EntityAnnotation, RelationAnnotation
from bratly.io.file_read_src import read_and_load_ann_file
spans, relations = [], 0
for name in sorted(glob.glob(sys.argv[1] + '/*.ann')):
    read = read_and_load_ann_file(name, no_duplicates=False, renumerotize=False)
    text = open(name[:-4] + '.txt', encoding='utf-8', newline='').read()
    for a in read.annotations:
        if isinstance(a, EntityAnnotation): spans.append([a.content, ' '.join(text[f.start:f.end] for f in a.fragments)])
        if isinstance(a, RelationAnnotation): relations += 1
print(json.dumps({'spans': spans, 'relations': relations}))`

const READ_WEBANNO = `
import json, sys, glob
from webanno_tsv import webanno_tsv_read_file
found = []
for name in sorted(glob.glob(sys.argv[1] + '/*.tsv')):
    doc = webanno_tsv_read_file(name)
    found += [[a.label, a.text.replace(' ', '')] for a in doc.annotations if a.field == 'value']
print(json.dumps(found))`

describe('what other programs read', () => {
  let store: GraphStore
  beforeAll(async () => {
    store = await oddGraph()
  })
  afterAll(() => store.close())

  const networkx = pythonWith('networkx')
  it.skipIf(networkx === null)('networkx reads GraphML with every thing, every edge and their properties', async () => {
    const file = join(newFolder(await filesOf(store, 'graphml')), 'file')
    const { nodes, edges } = sizeOf(await store.counts())
    expect(networkx?.(READ_GRAPHML, file, idOf(SHAN), idOf(ODD))).toMatchObject({
      nodes,
      edges,
      shan: { label: '单云舟', type: 'Person', articles: 4, firstSeen: '2023-01-16', lastSeen: '2024-03-02' },
      odd: ODD.name,
      titles: ['市长', '市长', '教师', '董事长', '董事长;"兼"'],
    })
  })

  const followthemoney = pythonWith('followthemoney')
  it.skipIf(followthemoney === null)('followthemoney takes every entity, and every reference leads to one', async () => {
    const file = join(newFolder(await filesOf(store, 'ftm')), 'file')
    const counts = await store.counts()
    expect(followthemoney?.(VALIDATE_FTM, file)).toEqual({
      dangling: [],
      lost: [],
      schemata: {
        Article: counts.articles,
        Person: counts.entities.Person,
        Company: counts.entities.Company,
        PublicBody: counts.entities.Government,
        Organization: counts.entities.Organization,
        Address: counts.entities.Place,
        Project: counts.entities.Programme,
        Event: counts.entities.Event,
        Position: 1,
        Occupancy: 2,
        Employment: 3,
        ProjectParticipant: counts.relations.IMPLEMENTS,
        UnknownLink: counts.relations.VISITED + counts.relations.COOPERATES_WITH + counts.relations.LOCATED_IN + counts.relations.ATTENDED,
      },
    })
  })

  const seqeval = pythonWith('seqeval')
  it.skipIf(seqeval === null)('seqeval reads the BIOES tags of CoNLL', async () => {
    const file = join(newFolder(await filesOf(store, 'conll')), 'file')
    const found = seqeval?.(READ_BIOES, file) as readonly (readonly [string, string])[]
    expect(found).toContainEqual(['Company', '青岚轴承'])
    expect(found).toContainEqual(['Person', ODD.name])
    expect(found).toContainEqual(['Title', '董事长'])
    expect(found.filter(([, name]) => name === '单云舟')).toHaveLength(7)
  })

  const webanno = pythonWith('webanno_tsv')
  it.skipIf(webanno === null)('webanno_tsv reads WebAnno TSV with every mention', async () => {
    const found = webanno?.(READ_WEBANNO, newFolder(await filesOf(store, 'webanno'))) as readonly (readonly [string, string])[]
    const articles = await Promise.all((await store.articles()).items.map(({ id }) => store.article(id)))
    expect(found).toHaveLength(articles.reduce((sum, article) => sum + (article?.mentions.length ?? 0), 0))
    expect(found).toContainEqual(['Title', '董事长'])
    expect(found).toContainEqual(['Person', '𠮷田'])
  })

  const bratly = pythonWith('bratly.io')
  it.skipIf(bratly === null)('bratly reads brat, each span with its text', async () => {
    const { spans, relations } = bratly?.(READ_BRAT, newFolder(await filesOf(store, 'brat'))) as Read
    const texts = []
    for await (const text of annotatedArticles(store)) texts.push(text)
    expect(spans).toHaveLength(texts.flatMap((text) => text.mentions).length)
    expect(spans.filter(([said, text]) => said !== text)).toEqual([])
    expect(spans).toContainEqual(['𠮷 田', '𠮷 田'])
    expect(relations).toBe(texts.flatMap((text) => text.relations).length)
    expect(relations).toBeGreaterThan(10)
  })
})

interface Read {
  readonly spans: readonly (readonly [said: string, text: string])[]
  readonly relations: number
}
