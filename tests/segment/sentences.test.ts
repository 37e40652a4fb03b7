import { describe, expect, it } from 'vitest'
import { sentenceEnds } from '../../pipeline/segment/split.ts'
import { articlesIn, page, sentencesIn } from './table.ts'

const split = (text: string): string[] => {
  let from = 0
  return [...sentenceEnds(text)].map((end) => {
    const piece = text.slice(from, end)
    from = end
    return piece
  })
}

describe('a text is split into sentences', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['会议开始。大家发言！散会了？', ['会议开始。', '大家发言！', '散会了？']],
    ['他说：“今天很好。”大家笑了。', ['他说：“今天很好。”', '大家笑了。']],
    ['“订单排满了！”周一鸣说。', ['“订单排满了！”', '周一鸣说。']],
    ['会议回答了“谁来干？”“怎么干？”这两个问题。', ['会议回答了“谁来干？”“怎么干？”这两个问题。']],
    ['《路在何方？》一书出版。', ['《路在何方？》一书出版。']],
    ['一是抓项目；二是抓人才;三是抓服务。', ['一是抓项目；二是抓人才;三是抓服务。']],
    ['产值3.5亿元,增长7.2%.', ['产值3.5亿元,增长7.2%.']],
    ['（参加会议的有工人、农民。）会后参观。', ['（参加会议的有工人、农民。）', '会后参观。']],
    ['真的吗？！是的……', ['真的吗？！', '是的……']],
    ['苏南枝说.水稻长势良好.”大家很高兴.', ['苏南枝说.', '水稻长势良好.”大家很高兴.']],
    [
      '“我们从去年春天就开始准备这件事，大家的心里都憋着一股劲。今年一定要办成！”他说。',
      ['“我们从去年春天就开始准备这件事，大家的心里都憋着一股劲。', '今年一定要办成！”', '他说。'],
    ],
    ['', []],
  ]
  it.each(cases)('%s', (text, expected) => {
    expect(split(text)).toEqual(expected)
  })

  it('a text that has lost its punctuation is cut, but never within a character', () => {
    const pieces = split('𠮷'.repeat(5000))
    expect(pieces.length).toBeGreaterThan(1)
    expect(pieces.every((piece) => piece.length % 2 === 0)).toBe(true)
  })
})

describe('lines and paragraphs are read as one', () => {
  const title = '岚江召开工作推进会'
  const lead = '岚江日报讯(记者/周一鸣) 3月5日,推进会召开。'
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'across a column break',
      '出席会议的有岚江大学教授吴\n\n海燕等专家学者,他们提出了建议。',
      '出席会议的有岚江大学教授吴海燕等专家学者,他们提出了建议。',
    ],
    ['across hard line ends', '出席会议的有岚江大学\n教授吴海燕,她提出\n三条建议。', '出席会议的有岚江大学教授吴海燕,她提出三条建议。'],
    ['across CRLF and indentation', '出席会议的有岚江大学、\r\n　　云岭学院的专家。', '出席会议的有岚江大学、云岭学院的专家。'],
    [
      'with a space where a line ends between Latin words',
      '展出的有open\nsource软件和设备,吸引很多市民。',
      '展出的有open source软件和设备,吸引很多市民。',
    ],
    ['with no space where a number is broken', '今年1\n9岁的选手夺得冠军。', '今年19岁的选手夺得冠军。'],
    ['without letter spacing', '本版刊登“公 告”一则，请大家知悉。', '本版刊登“公告”一则，请大家知悉。'],
    ['with the space that separates names', '参加的有周一鸣 吴海燕，共两人。', '参加的有周一鸣 吴海燕，共两人。'],
    ['without bold marks', '他说，**创新**是关键。', '他说，创新是关键。'],
  ]
  it.each(cases)('%s', (_, text, expected) => {
    expect(sentencesIn(page(title, lead, text)).slice(1)).toEqual([expected])
  })

  it('but the entries of a list stay apart', () => {
    const list = '优秀团队名单\n岚江市第一小学:周一鸣 吴海燕\n云岭中学:李立\n汐城学校:郑欣'
    expect(sentencesIn(page(title, lead, list)).slice(-3)).toEqual(['岚江市第一小学:周一鸣 吴海燕', '云岭中学:李立', '汐城学校:郑欣'])
  })

  it('and a caption that stands in mid-sentence leaves the sentence in parts', () => {
    const raw = page(
      title,
      lead,
      '出席会议的有岚江大学、云岭学院和汐城研究院的负责人，他们围绕项目建设提',
      '▲会议现场。吴海燕 摄',
      '出了三条建议，并签下协议。',
    )
    const sentence = articlesIn(raw)[0]?.sentences.find((item) => item.parts !== undefined)
    expect(sentence?.text).toBe('出席会议的有岚江大学、云岭学院和汐城研究院的负责人，他们围绕项目建设提出了三条建议，并签下协议。')
    expect(sentence?.parts?.map((part) => raw.slice(part.start, part.end))).toEqual([
      '出席会议的有岚江大学、云岭学院和汐城研究院的负责人，他们围绕项目建设提',
      '出了三条建议，并签下协议。',
    ])
    expect(sentencesIn(raw, 'caption')).toEqual(['▲会议现场。', '吴海燕 摄'])
  })
})

describe('roles', () => {
  it('tell headline, byline, body and furniture, and number the paragraphs', () => {
    const raw = page(
      '全省首批',
      '岚江两家企业入选',
      '岚江日报讯(记者/周一鸣) 3月5日,名单公布。两家企业在列。',
      '企业负责人表示,将继续努力。',
      '▶▶下转02版',
    )
    expect(articlesIn(raw)[0]?.sentences.map((item) => [item.role, item.paragraph, item.text])).toEqual([
      ['headline', -1, '全省首批'],
      ['headline', -1, '岚江两家企业入选'],
      ['byline', 0, '岚江日报讯(记者/周一鸣)'],
      ['body', 0, '3月5日,名单公布。'],
      ['body', 0, '两家企业在列。'],
      ['body', 1, '企业负责人表示,将继续努力。'],
      ['furniture', 1, '▶▶下转02版'],
    ])
  })

  it('set a signature apart from the last sentence', () => {
    const raw = page('岚江两家企业入选', '名单昨日公布,两家企业在列,负责人很高兴。（记者 周一鸣）')
    expect(articlesIn(raw)[0]?.sentences.map((item) => item.role)).toEqual(['headline', 'body', 'byline'])
  })
})

describe('a paragraph that is printed twice', () => {
  const lead = '岚江日报讯(记者/周一鸣) 3月5日,推进会召开。'
  const paragraph = '修桥是沿江三个村子盼了二十年的事情。近年来,岚江市把山里的断头路一条一条接通,让货车开到了果园边上。'

  it('is marked as a copy, sentence by sentence', () => {
    const [article] = articlesIn(page('岚江召开工作推进会', lead, paragraph, '会议还研究了其他事项,部署了近期安全生产工作。', paragraph))
    const texts = article?.sentences.map((item) => item.text) ?? []
    expect(article?.sentences.map((item) => item.copyOf).filter((index) => index !== undefined)).toEqual([
      texts.indexOf('修桥是沿江三个村子盼了二十年的事情。'),
      texts.indexOf('近年来,岚江市把山里的断头路一条一条接通,让货车开到了果园边上。'),
    ])
  })

  it('is a copy too where the second printing is cut off', () => {
    const [article] = articlesIn(
      page('岚江召开工作推进会', lead, paragraph, '会议还研究了其他事项。', '近年来,岚江市把山里的断头路一条一条'),
    )
    expect(article?.sentences.at(-1)?.copyOf).toBe(article?.sentences.findIndex((item) => item.text.startsWith('近年来')))
  })

  it('is none when a short sentence comes back', () => {
    const [article] = articlesIn(page('岚江召开工作推进会', lead, '市领导参加调研。', '会议还研究了其他事项。', '市领导参加调研。'))
    expect(article?.sentences.every((item) => item.copyOf === undefined)).toBe(true)
  })
})
