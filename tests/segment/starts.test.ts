import { describe, expect, it } from 'vitest'
import { articlesIn, page } from './table.ts'

const LEAD = '岚江日报讯(全媒体记者/周一鸣 通讯员/吴海燕) 近日,岚江市召开工作推进会,研究部署下一阶段重点任务,有关部门负责人参加。'
const BODY = '推进会现场,与会人员围绕项目、人才和服务等话题逐一发言。大家认为,要把目标落到时间表里,把责任落到岗位上,把成效落到群众心里。'
const MORE = '下一步,岚江市将继续深化改革,优化流程,让企业少跑一趟路,让群众多一份便利,推动各项工作走在前列。'

const headlines = (raw: string): string[] => articlesIn(raw).map((article) => article.headline)

describe('articles start', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'at a headline over a dateline',
      page('岚江启动春季植树', LEAD, BODY, '云岭添一座图书馆', LEAD, MORE),
      ['岚江启动春季植树', '云岭添一座图书馆'],
    ],
    [
      'at the kicker, and take the subtitle in',
      page('全省首批', '岚江两家企业入选绿色工厂', '——制造业转型见闻', LEAD, BODY),
      ['全省首批 岚江两家企业入选绿色工厂 ——制造业转型见闻'],
    ],
    [
      'at a kicker that ends in a colon or a dash',
      page('锚定目标，奋勇争先——', '岚江项目建设提速', LEAD, BODY),
      ['锚定目标，奋勇争先—— 岚江项目建设提速'],
    ],
    [
      'after the mark of a Markdown heading',
      page('## 岚江启动春季植树 万亩荒山披新绿', LEAD, BODY, '## 云岭添一座图书馆', LEAD, MORE),
      ['岚江启动春季植树 万亩荒山披新绿', '云岭添一座图书馆'],
    ],
    [
      'where paragraphs have no blank lines between them',
      `岚江启动春季植树\n${LEAD}\n${BODY}\n\n云岭添一座图书馆\n${LEAD}\n${MORE}`,
      ['岚江启动春季植树', '云岭添一座图书馆'],
    ],
    [
      'at a dateline without a headline',
      page('岚江启动春季植树', LEAD, BODY, '新华社北京1月2日电(记者 李海洋)国家有关部门2日发布消息,今年将继续扩大开放。', MORE),
      ['岚江启动春季植树', ''],
    ],
    [
      'at a byline of an opinion',
      page('为夜校点赞', '王建国', BODY, '让书香飘得更远', '云岭学院 李海燕', MORE),
      ['为夜校点赞', '让书香飘得更远'],
    ],
    ['with the paper’s feature byline', page('一江碧水向东流', '岚江日报全媒体记者 周一鸣 通讯员 吴海燕', BODY, MORE), ['一江碧水向东流']],
    [
      'at a bare headline before a picture’s',
      page('岚江启动春季植树', LEAD, BODY, '我市三地获评森林乡镇', '果园管护忙', '3月6日，果农在果园修枝。眼下正是管护时节。', '周一鸣 摄'),
      ['岚江启动春季植树', '我市三地获评森林乡镇', '果园管护忙'],
    ],
    [
      'below the name of a column',
      page('岚江启动春季植树', LEAD, BODY, '江畔快评', '为夜校点赞', '王建国', MORE),
      ['岚江启动春季植树', '为夜校点赞'],
    ],
    ['at the top, where the page’s edge cut the headline off', page(BODY, MORE, '云岭添一座图书馆', LEAD), ['', '云岭添一座图书馆']],
    [
      'over a member of a council and a party, marked with a box',
      page('办好云岭夜校', '□市政协委员 穆海燕', BODY, MORE, '让书香飘得更远', '□民进岚江市委会 濮一鸣', BODY),
      ['办好云岭夜校', '让书香飘得更远'],
    ],
    [
      'below the close of a letter',
      page('云岭来信', BODY, '此致', '敬礼！', '(译者 李海燕)', '云岭添一座图书馆', LEAD, MORE),
      ['云岭来信', '云岭添一座图书馆'],
    ],
    [
      'below the organ that gives a notice',
      page('岚江市水务局公告', BODY, '特此公告。', '岚江市水务服务中心', '云岭添一座图书馆', LEAD, MORE),
      ['岚江市水务局公告', '云岭添一座图书馆'],
    ],
    [
      'below speech that ends with a cry',
      page('歌会进山', BODY, '“唱的是心，”主持人周一鸣收场时说，“散——喝茶去！”', '云岭添一座图书馆', LEAD, MORE),
      ['歌会进山', '云岭添一座图书馆'],
    ],
    ['with the rest of an article from another page', page('云岭添一座图书馆', LEAD, BODY, '上接01版', MORE), ['云岭添一座图书馆', '']],
  ]
  it.each(cases)('%s', (_, raw, expected) => {
    expect(headlines(raw)).toEqual(expected)
  })

  it('not at section heads cut to one pattern', () => {
    const raw = page(
      '岚江产业蹲点记',
      '岚江日报全媒体记者 周一鸣',
      BODY,
      '山上有新绿',
      MORE,
      BODY,
      '林下有新路',
      BODY,
      MORE,
      '家里有新账',
      MORE,
      BODY,
    )
    expect(headlines(raw)).toEqual(['岚江产业蹲点记'])
  })

  it('not at bold section heads or at numbered ones', () => {
    const raw = page(
      '## 岚江产业蹲点记',
      '岚江日报全媒体记者/周一鸣',
      BODY,
      '**问初心:为什么出发?**',
      MORE,
      '**问方法:靠什么成功?**',
      BODY,
      '## 云岭添一座图书馆',
      LEAD,
    )
    expect(headlines(raw)).toEqual(['岚江产业蹲点记', '云岭添一座图书馆'])
    expect(headlines(page('岚江产业蹲点记', LEAD, BODY, '一、从荒山到果园', MORE, '二、从果园到车间', BODY))).toEqual(['岚江产业蹲点记'])
  })

  it('not where a column ends in mid-sentence', () => {
    const raw = page('岚江启动春季植树', LEAD, '5月8日,岚江体育公园东门', '广场,第三届风筝会开幕,三百只风筝升空。', BODY)
    expect(headlines(raw)).toEqual(['岚江启动春季植树'])
  })

  it('before a column that was read twice, when its own article stands below', () => {
    const again = '浇水也要讲究时辰。岚江市林业部门把管护要点印成小册子,送到每个造林大户手里,还请来老把式在山头手把手地教。'
    const articles = articlesIn(page('岚江启动春季植树', LEAD, BODY, again, '把树种好更要管好', '王建国', MORE, again))
    expect(articles.map((article) => article.headline)).toEqual(['岚江启动春季植树', '', '把树种好更要管好'])
  })
})

describe('furniture', () => {
  it.each([
    '2023年3月9日 星期四',
    '要闻 A2',
    '第03版',
    '责任编辑:龙一凡 校对:王二宝',
    '责任编辑/龙一凡 美术编辑/王二宝',
    '▶▶下转02版①',
    '(下转3版)',
    '导读',
    '新闻热线:0731-28820000',
    '——————',
    '国内统一连续出版物号CN43-0000',
    'LANJIANG DAILY',
  ])('is not read as text: %s', (line) => {
    const [article] = articlesIn(page('岚江启动春季植树', LEAD, BODY, line))
    expect(article?.sentences.at(-1)).toMatchObject({ role: 'furniture' })
  })

  it('above the first headline belongs to no article', () => {
    const raw = page('2023年3月9日 星期四', '要闻 A2', '岚江启动春季植树', LEAD)
    expect(articlesIn(raw)[0]?.start).toBe(raw.indexOf('岚江启动'))
  })
})
