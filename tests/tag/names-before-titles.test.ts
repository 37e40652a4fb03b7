import { describe, expect, it } from 'vitest'
import { namesBeforeTitles } from '../../pipeline/tag/names-before-titles.ts'
import { layered } from './spans.ts'

const tagged = (marked: string): string => layered(marked, namesBeforeTitles)

describe('names before posts', () => {
  it.each([
    ['a village behind its county', '{L澄县}柳湾村{T党支部书记}{P韩青}说', '{L澄县}{L柳湾村}{T党支部书记}{P韩青}说'],
    [
      'a community, whose branch belongs to the post',
      '社区热闹。兰桥社区党总支{T书记}{P韩青}说',
      '社区热闹。{L兰桥社区}{T党总支书记}{P韩青}说',
    ],
    ['a firm', '青枫旅游{T总经理}{P韩青}说', '{C青枫旅游}{T总经理}{P韩青}说'],
    ['a firm before a list of posts', '会上，青枫文旅{T董事长}、{T总经理}{P韩青}说', '会上，{C青枫文旅}{T董事长}、{T总经理}{P韩青}说'],
    ['a firm behind 据 and before its posts', '据青枫酒业{T董事长}{P韩青}介绍', '据{C青枫酒业}{T董事长}{P韩青}介绍'],
    [
      'a military district in a list',
      '{G市委}{T书记}、汐阳军分区{T党委第一书记}{P韩青}出席',
      '{G市委}{T书记}、{G汐阳军分区}{T党委第一书记}{P韩青}出席',
    ],
    ['a school whose place alone was read', '{L澄县}中学{T校长}{P韩青}说', '{O澄县中学}{T校长}{P韩青}说'],
    ['a school in a list of former posts', '历任{L澄县}中学{T教师}、{G澄县县委}{T书记}', '历任{O澄县中学}{T教师}、{G澄县县委}{T书记}'],
    ['a hospital where one is sent to work', '{P韩青}在{L澄县}医院挂任{T副院长}', '{P韩青}在{O澄县医院}挂任{T副院长}'],
    ['a town’s party committee', '{L柳湾镇}党委{T副书记}{P韩青}说', '{G柳湾镇党委}{T副书记}{P韩青}说'],
    ['a department of the organ before it', '{G市检察院}公益诉讼部{T主任}{P韩青}说', '{G市检察院公益诉讼部}{T主任}{P韩青}说'],
    [
      'a committee of an assembly',
      '{G市委讲师团}成员、市人大常委会法工委{T主任}{P韩青}说',
      '{G市委讲师团}成员、{G市人大常委会法工委}{T主任}{P韩青}说',
    ],
    ['a court’s chamber, by its post', '会上，刑二庭{T庭长}{P韩青}汇报', '会上，{G刑二庭}{T庭长}{P韩青}汇报'],
    ['a centre', '汐阳区茶产业发展中心{T主任}{P韩青}说', '{G汐阳区茶产业发展中心}{T主任}{P韩青}说'],
    ['a city before its mayor', '可株洲{T市长}{P韩青}来了', '可{L株洲}{T市长}{P韩青}来了'],
    ['a hospital whose place alone was read', '{L澄县}人民医院{T副院长}{P韩青}说', '{O澄县人民医院}{T副院长}{P韩青}说'],
  ])('%s', (_, marked, expected) => {
    expect(tagged(marked)).toBe(expected)
  })

  it.each([
    ['general words are no name', '公司{T总经理}{P韩青}说'],
    ['nor is a phrase', '参观了企业的{T总经理}{P韩青}说'],
    ['nor what goes on from a verb', '记者来到村里，陪同{T总经理}{P韩青}走访'],
    ['a big committee is none of a region', '担任大市委{T书记}{P韩青}'],
    ['a post that nobody bears gives no name', '青枫旅游{T总经理}岗位空缺'],
    ['nor does a place that the gazetteer does not know', '新来的乌有{T市长}{P韩青}说'],
    ['nor does a short word', '对此，村{T党支部书记}{P韩青}说'],
    ['a name that was read stays', '{C青枫旅游}{T总经理}{P韩青}说'],
    ['a place and a department are no school', '{L澄县}教育系统{T负责人}{P韩青}说'],
  ])('%s', (_, marked) => {
    expect(tagged(marked)).toBe(marked)
  })
})
