import type { MentionType } from '../../../graph/schema.ts'
import { trigger } from './trigger.ts'
import type { Trigger } from './trigger.ts'

const SPAN = '[^，。；：！？,;:!?\\uE000-\\uE007]'
const HELD = '(?:举行|举办|召开|开幕|闭幕|落幕|开赛|启动|启幕|拉开|收官|开锣|揭幕|开展|圆满|隆重|盛大|进行|鸣枪|开班|开讲|亮相)'
const SEATED: readonly MentionType[] = ['Company', 'Organization', 'Place']

export const LOCATIONS: readonly Trigger[] = [
  trigger({
    type: 'LOCATED_IN', name: 'event is held in', pattern: `(?<head>{ES})${SPAN}{0,12}在(?<tail>{LS})${SPAN}{0,6}?${HELD}`, heads: ['Event'], tails: ['Place'], score: 0.97,
    yes: [['{E2023汐阳茶博会}昨日在{L岚川}{L汐阳}开幕。', '2023汐阳茶博会→汐阳']],
    no: ['{E2023汐阳茶博会}的嘉宾来自{L岚川}。'],
  }),
  trigger({
    type: 'LOCATED_IN', name: 'event that is held in', pattern: `在(?<tail>{LS})${SPAN}{0,6}?(?:举行|举办|召开|开幕|闭幕|落幕)的${SPAN}{0,6}(?<head>{ES})`, heads: ['Event'], tails: ['Place'], score: 0.97,
    yes: [['在{L汐阳}举行的{E首届茶博会}上，客商云集。', '首届茶博会→汐阳']],
    no: ['在{L汐阳}举行的活动中，{E首届茶博会}受到关注。'],
  }),
  trigger({
    type: 'LOCATED_IN', name: 'place holds event', pattern: `(?<tail>{L}+)${SPAN}{0,8}?(?:举行|举办|承办|迎来)(?:了|的)?${SPAN}{0,4}(?<head>{E})`, heads: ['Event'], tails: ['Place'], score: 0.85,
    yes: [['昨日，{L汐阳}举行{E首届茶博会}。', '首届茶博会→汐阳']],
    no: ['{L汐阳}的{E首届茶博会}。'],
  }),
  trigger({
    type: 'LOCATED_IN', name: 'lies in', pattern: `(?<head>{SEAT}+)${SPAN}{0,4}(?:位于|坐落于|坐落在|坐落|地处|落户于?|落户在|扎根于?|隐于|藏在|总部(?:设在|位于|在)|选址于?|建在|设在|落地|隶属于?)${SPAN}{0,6}(?<tail>{L}+)`, heads: SEATED, tails: ['Place'], score: 0.93,
    yes: [['{C蓝帆电气}位于{L汐阳}{L城北工业园}。', '蓝帆电气→城北工业园']],
    no: ['{C蓝帆电气}的客户遍及{L汐阳}。'],
  }),
  trigger({
    type: 'LOCATED_IN', name: 'that lies in', pattern: `(?:位于|坐落于|坐落在|地处|落户于?|落户在|总部(?:设在|位于))(?<tail>{L}+)${SPAN}{0,8}的${SPAN}{0,4}(?<head>{SEAT}+)`, heads: SEATED, tails: ['Place'], score: 0.95,
    yes: [['位于{L汐阳}的{C蓝帆电气}开工。', '蓝帆电气→汐阳']],
    no: ['位于{L汐阳}，{C蓝帆电气}开工。'],
  }),
  trigger({
    type: 'LOCATED_IN', name: 'place before organisation', pattern: '(?<tail>{L}+)的?(?<head>{C}|{O})', heads: ['Company', 'Organization'], tails: ['Place'], unless: /^(?:[、和与])/u, namedOnly: true, score: 0.93,
    yes: [['走进{L汐阳}的{C蓝帆电气}，机器轰鸣。', '蓝帆电气→汐阳']],
    no: ['{L汐阳}和{C蓝帆电气}签约。'],
  }),
  trigger({
    type: 'LOCATED_IN', name: 'scene', pattern: `(?<=^|[。日午晨晚间]，?)(?<tail>{L}+)[，,](?<head>(?:{C}|{O}))`, heads: ['Company', 'Organization'], tails: ['Place'], score: 0.85,
    yes: [['{L汐阳}{L城北工业园}，{C蓝帆电气}的车间里机器轰鸣。', '蓝帆电气→城北工业园']],
    no: ['来到{L汐阳}，{C蓝帆电气}的车间里机器轰鸣。'],
  }),
  trigger({
    type: 'LOCATED_IN', name: 'is a town of', pattern: `(?<head>{L})是(?<tail>{L}+)${SPAN}{0,10}(?:镇|乡|村|县|区|社区|之一)`, heads: ['Place'], tails: ['Place'], score: 0.95,
    yes: [['{L柳湾镇}是{L澄县}最北的一个镇。', '柳湾镇→澄县']],
    no: ['{L柳湾镇}是{L澄县}的骄傲。'],
  }),
  trigger({
    type: 'LOCATED_IN', name: 'firms in', pattern: `(?<head>(?:{C}|{O}))等${SPAN}{0,6}在(?<tail>{L})企业`, heads: ['Company'], tails: ['Place'], score: 0.95,
    yes: [['{C蓝帆电气}等3家在{L汐阳}企业复工。', '蓝帆电气→汐阳']],
    no: ['{C蓝帆电气}等3家企业在{L汐阳}路演。'],
  }),
  trigger({
    type: 'LOCATED_IN', name: 'is built in', pattern: `在(?<tail>{L}+)${SPAN}{0,6}?(?:建设|兴建|新建|建立|成立|设立|建成|打造)(?:了)?${SPAN}{0,6}(?<head>{SEAT})`, heads: SEATED, tails: ['Place'], score: 0.9,
    yes: [['{C蓝帆电气}在{L汐阳}建设{L蓝帆产业园}。', '蓝帆产业园→汐阳']],
    no: ['{C蓝帆电气}在{L汐阳}建设厂房，{O汐阳大学}表示祝贺。'],
  }),
  trigger({
    type: 'LOCATED_IN', name: 'opens in', pattern: `(?<head>{SEAT}+)${SPAN}{0,6}?在(?<tail>{L}+)${SPAN}{0,4}?(?:揭牌|挂牌|成立|开业|投产|奠基|开工|落成|正式运营|正式开园)`, heads: SEATED, tails: ['Place'], score: 0.93,
    yes: [['{O汐阳低空研究院}昨日在{L城北工业园}揭牌。', '汐阳低空研究院→城北工业园']],
    no: ['{O汐阳低空研究院}在{L城北工业园}招聘。'],
  }),
]
