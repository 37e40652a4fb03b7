import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { folderOf, readAll } from './bytes.ts'

async function readHtml(html: string | Uint8Array, name = 'page.html') {
  const folder = await folderOf({ [name]: html })
  return readAll([`${folder}/${name}`])
}

async function rawOf(body: string): Promise<string> {
  const { pages } = await readHtml(`<html><body>${body}</body></html>`)
  return pages[0]?.raw ?? ''
}

describe('the text of an HTML page', () => {
  it.each([
    [
      'puts blocks on lines of their own',
      '<p>第一段。</p><p>第二段。</p><div>第三段。<br>第四行</div>',
      '第一段。\n第二段。\n第三段。\n第四行',
    ],
    ['sets a heading off by an empty line', '<p>上一篇完。</p><h2>我市召开会议</h2><p>正文。</p>', '上一篇完。\n\n我市召开会议\n正文。'],
    ['joins lines of the source within Chinese text', '<p>市长陆望\n    舒出席</p>', '市长陆望舒出席'],
    ['keeps a space between Latin words over a line break', '<p>plan\nB 启动</p>', 'plan B 启动'],
    ['decodes entities', '<p>&ldquo;敲门&rdquo;&amp;&#x5e02;&#24066;&nbsp;长</p>', '“敲门”&市市\u00a0长'],
    ['keeps the indent of a paragraph', '<p>　　正文。</p>', '　　正文。'],
    [
      'leaves out scripts, styles, menus and page turners',
      '<script>var a="市长"</script><style>p{}</style><nav>首页</nav><div class="nav">下一版</div><p>正文。</p><footer>版权所有</footer>',
      '正文。',
    ],
    ['keeps inline markup in the line', '<p>市<b>长</b><a href="#">陆望舒</a></p>', '市长陆望舒'],
    [
      'takes only the article where the page marks one',
      '<div>其他新闻</div><article><h1>标题</h1><p>正文。</p></article><div>排行榜</div>',
      '标题\n正文。',
    ],
  ])('%s', async (_, body, expected) => {
    expect(await rawOf(body)).toBe(expected)
  })

  it('is that of the Founder system, kicker and subtitle included', async () => {
    const { pages } = await readHtml(`<html><head><title>汐阳日报-2024年01月29日-第A02版：要闻</title></head><body><div>其他标题</div>
      <!--enpproperty <date>2024-01-29 00:00:00:0</date><author>冯晓棠</author><title>潮起&amp;滨江</title><subtitle>招商侧记</subtitle><introtitle>新春第一会</introtitle><nodename>要闻</nodename>/enpproperty-->
      <founder-title>潮起&amp;滨江</founder-title><table><tr><td>导航</td></tr></table>
      <!--enpcontent--><founder-content><P>　　本报讯 会议召开。</P><P>　　掌声响起。</P></founder-content><!--/enpcontent--></body></html>`)
    expect(pages[0]?.raw).toBe('新春第一会\n潮起&滨江\n招商侧记\n冯晓棠\n　　本报讯 会议召开。\n　　掌声响起。')
    expect(pages[0]?.meta).toEqual({ title: '潮起&滨江', date: '2024-01-29', edition: 'A02版', source: '汐阳日报' })
  })
})

describe('what an HTML page says of itself', () => {
  it.each([
    [
      'meta tags',
      '<meta name="publishdate" content="2024/1/9"><meta property="og:site_name" content="汐阳日报数字报"><meta property="og:url" content="https://epaper.example/1">',
      { date: '2024-01-09', source: '汐阳日报', url: 'https://epaper.example/1' },
    ],
    [
      'a time of day after the date',
      '<meta property="article:published_time" content="2024-01-09T08:00:00+08:00">',
      { date: '2024-01-09' },
    ],
    ['its title', '<title>岚川日报数字报-2024年3月5日 第07版：文化</title>', { date: '2024-03-05', edition: '07版', source: '岚川日报' }],
    ['a date that the calendar lacks, which counts for nothing', '<meta name="date" content="2024-02-30">', {}],
  ])('is read from %s', async (_, head, expected) => {
    const { pages } = await readHtml(`<html><head>${head}</head><body><h1>标题</h1><p>正文。</p></body></html>`)
    expect(pages[0]?.meta).toEqual({ title: '标题', ...expected })
  })

  it('is read from the masthead in a menu', async () => {
    const { pages } = await readHtml('<body><div class="nav">2023年10月20日 星期五 第03版：民生</div><p>正文。</p></body>')
    expect(pages[0]?.meta).toEqual({ date: '2023-10-20', edition: '03版' })
  })
})

it('an HTML page in GBK is read, whatever charset it names', async () => {
  const html = '<html><head><meta charset="gb2312"></head><body><p>汐阳市召开招商大会，市长陆望舒出席。</p></body></html>'
  for (const bytes of [iconv.encode(html, 'gbk'), Buffer.from(html)]) {
    const { pages } = await readHtml(bytes)
    expect(pages[0]?.raw).toBe('汐阳市召开招商大会，市长陆望舒出席。')
  }
})

it('HTML without the name of HTML is known by its first tag', async () => {
  const { pages } = await readHtml('<!DOCTYPE html><html><body><p>正文。</p></body></html>', 'page')
  expect(pages[0]).toMatchObject({ format: 'html', raw: '正文。' })
})

describe('hostile HTML takes bounded time', () => {
  it.each([
    ['elements 9,000 deep', `${'<div>'.repeat(9000)}正文。`, '正文。'],
    ['a million entities', `<p>${'&amp;'.repeat(1_000_000)}</p>`, '&'.repeat(1_000_000)],
    ['five million open brackets', `<p>正文。</p>${'<'.repeat(5_000_000)}`, undefined],
    ['ten million spaces', `<p>正${' \n'.repeat(10_000_000)}文</p>`, '正文'],
    ['a million tags that never close', `<p>正文。${'<font>'.repeat(9000)}</p>${'</b>'.repeat(1_000_000)}`, '正文。'],
    [
      'an entity that its own DTD defines by itself, which HTML does not know',
      '<!DOCTYPE html [<!ENTITY a "&a;&a;">]><p>正文。&a;</p>',
      undefined,
    ],
  ])('%s', { timeout: 15_000 }, async (_, body, expected) => {
    const { pages } = await readHtml(`<html><body>${body}</body></html>`)
    if (expected === undefined) expect(pages[0]?.raw).toContain('正文。')
    else expect(pages[0]?.raw).toBe(expected)
  })

  it('elements too deep for any page are refused with the remedy', async () => {
    const { skipped } = await readHtml(`<html><body>${'<div>'.repeat(200_000)}正文。`)
    expect(skipped).toMatchObject([
      { reason: expect.stringContaining('nested') as string, remedy: expect.stringContaining('plain text') as string },
    ])
  })
})
