import type { MentionType } from '../../../graph/schema.ts'
import { trigger } from './trigger.ts'
import type { Trigger } from './trigger.ts'

const SPAN = '[^，。；：！？,;:!?\\uE000-\\uE007]'
const GUESTS: readonly MentionType[] = ['Person', 'Government', 'Organization', 'Company']
const ACTORS: readonly MentionType[] = ['Company', 'Government', 'Organization', 'Place']
const SPIRIT = /^(?:[^，。；]{0,2}的|[^，。；]{0,6}(?:精神|部署|报道|筹备|资格))/u

export const ATTENDANCE: readonly Trigger[] = [
  trigger({
    type: 'ATTENDED',
    name: 'takes part',
    pattern: `(?:出席|参加|列席|亮相|参展|主持召开|主持|参与)(?:了)?(?:(?!传达|学习)[^，。；：！？,;:!?]){0,16}?(?<tail>{ES})`,
    heads: GUESTS,
    tails: ['Event'],
    carry: 'subject',
    reach: 1,
    unless: SPIRIT,
    between: /邀请|选举|组织|支持/u,
    score: 0.92,
    yes: [
      ['{G市委}{T书记}{P陆远}、{T市长}{P韩青}出席{E汐阳茶博会}。', '陆远→汐阳茶博会', '韩青→汐阳茶博会'],
      ['{O汐阳一中}组队参加{E岚川省机器人大赛}。', '汐阳一中→岚川省机器人大赛'],
    ],
    no: ['{P陆远}传达了{E省两会}精神。', '{P陆远}参加学习{E省两会}精神的会议。'],
  }),
  trigger({
    type: 'ATTENDED',
    name: 'speaks at',
    pattern: `(?<head>{PS})${SPAN}{0,4}在${SPAN}{0,10}?(?<tail>{E})${SPAN}{0,8}(?:上|现场)(?!空|市|映)`,
    heads: ['Person'],
    tails: ['Event'],
    score: 0.95,
    yes: [['{T区长}{P韩青}在{E城北区第六届人民代表大会第四次会议}上作政府工作报告。', '韩青→城北区第六届人民代表大会第四次会议']],
    no: ['{P韩青}在{E省两会}召开前夕走访代表。'],
  }),
  trigger({
    type: 'ATTENDED',
    name: 'at it',
    pattern: `在${SPAN}{0,16}?(?<tail>{E})${SPAN}{0,6}上[，,](?<head>{PS}|{ORG}(?:[、和与]{ORG}){0,10})(?!获悉)`,
    heads: GUESTS,
    tails: ['Event'],
    unless: /^[^，。]{0,4}(?:获悉|了解到|的)/u,
    score: 0.9,
    yes: [['在今天举行的{E汐阳茶博会}开幕式上，{P陆远}致辞。', '陆远→汐阳茶博会']],
    no: ['在{E汐阳茶博会}筹备期间，{P陆远}致辞。'],
  }),
  trigger({
    type: 'ATTENDED',
    name: 'takes part in what was said',
    pattern: `(?<head>{PS}(?:[，,]{PS}){0,10})(?:等${SPAN}{0,12})?(?:一?同|一起|分别|应邀|也)?(?:出席|参加|与会)(?:会议|活动|仪式|大会|开幕式|上述活动|并${SPAN}{0,8})?(?={STOP}|$)`,
    heads: ['Person'],
    tails: ['Event'],
    carry: 'event',
    score: 0.85,
    yes: [['{P陆远}出席{E汐阳茶博会}。{T副市长}{P韩青}参加。', '韩青→汐阳茶博会']],
    no: ['会议传达{E省两会}精神。{P韩青}参加会议。'],
  }),
  trigger({
    type: 'ATTENDED',
    name: 'speaks at the meeting',
    pattern: `(?<head>{PS})${SPAN}{0,4}在(?:会|大会|会议|论坛|活动|仪式|年会|开幕式)(?:上|中)${SPAN}{0,6}?(?:致辞|作|发表|讲话|发言|表示|说|介绍|宣布|指出|强调|演讲|分享)`,
    heads: ['Person'],
    tails: ['Event'],
    carry: 'event',
    score: 0.9,
    yes: [['{E汐阳茶博会}在{L汐阳}举行。{P陆远}在会上作典型发言。', '陆远→汐阳茶博会']],
    no: ['{P陆远}在会上传达{E省两会}精神。'],
  }),
  trigger({
    type: 'ATTENDED',
    name: 'at the meeting',
    pattern: `(?:会上|会议期间|论坛上|开幕式上|大会上|年会上|活动现场|展会上|博览会上|仪式上)[，,](?<head>{ANYS})`,
    heads: GUESTS,
    tails: ['Event'],
    carry: 'event',
    score: 0.85,
    yes: [['今天，{E水产年会}在{L汐阳}举行。会上，{O省水产研究院}发布报告。', '省水产研究院→水产年会']],
    no: ['会上，{P陆远}传达{E省两会}精神。'],
  }),
]

const GO = '(?:深入|来到|走进|走入|前往|到|赴|在|来|抵达|莅临|走访)'
const LOOK = '(?:调研|考察|走访|慰问|检查|视察|督导|督查|督办|看望|暗访|巡查|参观|调度|巡河|巡湖|察看|查看|指导)'
const ANY_TRIP = /^[^，。；]{0,4}(?:报告|文章|组|会议|座谈会|活动启动)/u

export const VISITS: readonly Trigger[] = [
  trigger({
    type: 'VISITED',
    name: 'goes to look',
    pattern: `${GO}(?<tail>{TOUR})(?:等${SPAN}{0,6})?${SPAN}{0,14}?${LOOK}`,
    heads: ['Person'],
    tails: ACTORS,
    carry: 'subject',
    reach: 2,
    unless: ANY_TRIP,
    score: 0.92,
    yes: [
      ['{G市委}{T书记}{P陆远}深入{L城北区}、{L澄县}调研。', '陆远→城北区', '陆远→澄县'],
      ['{T市长}{P韩青}一行先后到{L柳湾镇}的{C蓝帆电气}和{O汐阳一中}检查防汛工作。', '韩青→柳湾镇', '韩青→蓝帆电气', '韩青→汐阳一中'],
    ],
    no: ['{P陆远}到{L澄县}任职。', '{L汐阳}派出调研组。'],
  }),
  trigger({
    type: 'VISITED',
    name: 'looks at',
    pattern: `(?<!陪同)(?:调研|考察|走访|走访慰问|慰问|检查|视察|督导|督查|看望慰问|参观|暗访|巡查|看望|察看|查看)(?:了|调研|慰问)?(?<tail>{TOUR})`,
    heads: ['Person'],
    tails: ACTORS,
    carry: 'subject',
    reach: 2,
    score: 0.9,
    yes: [['{P陆远}走访慰问{C蓝帆电气}职工。', '陆远→蓝帆电气']],
    no: ['{P陆远}调研防汛工作。'],
  }),
  trigger({
    type: 'VISITED',
    name: 'comes, then looks',
    pattern: `(?:来到|走进|深入|先后到|先后来到|前往|抵达|实地走访)(?<tail>{TOUR})[^。！？\\uE000]{0,20}[，,][^。！？\\uE000]{0,30}?(?:察看|查看|了解|询问|听取|看望|慰问|调研|考察|检查|交流|观摩)`,
    heads: ['Person'],
    tails: ACTORS,
    carry: 'subject',
    reach: 3,
    leader: true,
    score: 0.88,
    yes: [['{T市长}{P韩青}来到{C蓝帆电气}，详细了解生产情况。', '韩青→蓝帆电气']],
    no: ['村民{P韩青}来到{C蓝帆电气}，详细了解招工情况。'],
  }),
  trigger({
    type: 'VISITED',
    name: 'at a place, looks',
    pattern: `在(?<tail>{TOUR})${SPAN}{0,14}[，,](?<head>{PS})${SPAN}{0,6}(?:察看|查看|了解|询问|听取|走进|仔细|详细|一边|边走|叮嘱|勉励|要求|强调|指出|认真|实地|对)`,
    heads: ['Person'],
    tails: ACTORS,
    leader: true,
    score: 0.88,
    yes: [['{T市长}{P韩青}调研企业。在{C蓝帆电气}生产车间，{P韩青}详细询问订单。', '韩青→蓝帆电气']],
    no: ['在{C蓝帆电气}生产车间，{P韩青}正在操作机床。'],
  }),
]

export const MEETINGS: readonly Trigger[] = [
  trigger({
    type: 'MET_WITH',
    name: 'receives',
    pattern: `(?<head>{PS})[^，。；：！？,;:!?\\uE000]{0,16}?(?:会见|会晤|接见|拜会)(?:了)?[^，。；：！？,;:!?\\uE000]{0,20}?(?<tail>{PS}|{ORG}(?![^，。]{0,20}\\uE000))`,
    heads: ['Person'],
    tails: ['Person', 'Company', 'Organization', 'Government'],
    score: 0.95,
    yes: [['{G市委}{T书记}{P陆远}会见了来汐考察的{C蓝帆集团}{T董事长}{P韩青}一行。', '陆远→韩青']],
    no: ['{P陆远}会见前来投资的客商。'],
  }),
  trigger({
    type: 'MET_WITH',
    name: 'talks with',
    pattern: `(?<head>{PS})${SPAN}{0,10}?(?:与|同|和)[^，。；：！？,;:!?\\uE000]{0,20}?(?<tail>{PS}|{ORG})${SPAN}{0,12}?(?:座谈|会谈|会晤|会面|会见|洽谈|工作交流)`,
    heads: ['Person'],
    tails: ['Person', 'Company', 'Organization', 'Government'],
    score: 0.93,
    yes: [['{T市长}{P韩青}与{C蓝帆集团}{T总经理}{P陆远}座谈。', '韩青→陆远']],
    no: ['{T市长}{P韩青}与{P陆远}出席。'],
  }),
]
