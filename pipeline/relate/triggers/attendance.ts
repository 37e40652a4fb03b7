import type { MentionType } from '../../../graph/schema.ts'
import { trigger } from './trigger.ts'
import type { Trigger } from './trigger.ts'

const SPAN = '[^，。；：！？,;:!?\\uE000-\\uE007]'
/** Words before a name that say who it is. */
const PLAIN = '[^，。；：！？,;:!?、\\uE000-\\uE007了与和同向对击胜会见走参说]'
const GUESTS: readonly MentionType[] = ['Person', 'Government', 'Organization', 'Company']
/** People who are named one after another: 甲、乙，丙. */
const LIST = '{PS}(?:[，,]{PS}){0,10}'
const SPIRIT = /^(?:[^，。；]{0,2}(?:的|部署)|[^，。；]{0,6}(?:精神|报道|筹备|资格))/u

export const ATTENDANCE: readonly Trigger[] = [
  trigger({
    type: 'ATTENDED',
    name: 'takes part',
    pattern: `(?:出席|参加|列席|亮相|参展|主持召开|主持|参与)(?:了)?(?:(?!传达|学习)[^，。；：！？,;:!?]){0,16}?(?<tail>{ES})`,
    heads: GUESTS,
    tails: ['Event'],
    carry: 'subject',
    reach: 1,
    happened: true,
    unless: SPIRIT,
    between: /邀请|选举|组织|支持/u,
    score: 0.92,
    yes: [
      ['{G市委}{T书记}{P陆远}、{T市长}{P韩青}出席{E汐阳茶博会}。', '陆远→汐阳茶博会', '韩青→汐阳茶博会'],
      ['这是{T市长}{P韩青}参加{E汐阳茶博会}后回乡部署的第一件事。', '韩青→汐阳茶博会'],
      ['{O汐阳一中}组队参加{E岚川省机器人大赛}。', '汐阳一中→岚川省机器人大赛'],
    ],
    no: ['{P陆远}传达了{E省两会}精神。', '{P陆远}参加学习{E省两会}精神的会议。'],
  }),
  trigger({
    type: 'ATTENDED',
    name: 'who takes part',
    pattern: `(?:出席|参加|参与)(?:了)?${SPAN}{0,8}?(?<tail>{ES})${SPAN}{0,6}?的(?:{A}+${PLAIN}{0,14}(?={P}))?(?<head>{PS}|{ORG})`,
    heads: GUESTS,
    tails: ['Event'],
    happened: true,
    score: 0.93,
    yes: [
      ['正在{L汐阳}出席{E汐阳茶博会}的{P陆远}今天走进{C蓝帆电气}。', '陆远→汐阳茶博会'],
      ['刚刚带团参加{E汐阳茶博会}的{L南岛国}茶叶促进局局长{P陆远}说。', '陆远→汐阳茶博会'],
      ['{T市长}{P韩青}会见专程前来参加{E汐阳茶博会}的{C蓝帆集团}{T董事长}{P陆远}一行。', '陆远→汐阳茶博会'],
    ],
    no: ['出席{E汐阳茶博会}的嘉宾参观了{C蓝帆电气}。', '将出席{E汐阳茶博会}的{P陆远}今天抵达。'],
  }),
  trigger({
    type: 'ATTENDED',
    name: 'while there',
    pattern: `(?:出席|参加|参与)(?:了)?${SPAN}{0,8}?(?<tail>{ES})${SPAN}{0,6}?(?:期间|间隙|时|之前|后)[，,](?<head>{PS})`,
    heads: ['Person'],
    tails: ['Event'],
    happened: true,
    score: 0.92,
    yes: [['在{L汐阳}出席{E汐阳茶博会}期间，{P陆远}走进{C蓝帆电气}。', '陆远→汐阳茶博会']],
    no: ['{E汐阳茶博会}期间，{P陆远}走进{C蓝帆电气}。'],
  }),
  trigger({
    type: 'ATTENDED',
    name: 'speaks at',
    pattern: `(?<head>{PS})${SPAN}{0,4}在(?:{L}{1,3})?${SPAN}{0,10}?(?<tail>{E})${SPAN}{0,8}(?:上|现场)(?!空|市|映)`,
    heads: ['Person'],
    tails: ['Event'],
    score: 0.95,
    yes: [['{T区长}{P韩青}在{E城北区第六届人民代表大会第四次会议}上作政府工作报告。', '韩青→城北区第六届人民代表大会第四次会议']],
    no: ['{P韩青}在{E省两会}召开前夕走访代表。'],
  }),
  trigger({
    type: 'ATTENDED',
    name: 'at it',
    pattern: `(?:在|(?<=^|[，。；,;]))(?:{A}+的|{L}{1,3}${SPAN}{0,8}?的)?${SPAN}{0,16}?(?<tail>{E})${SPAN}{0,6}(?:上|现场|(?:比赛|决赛|较量|角逐)中)[，,](?:{A}+的|{L}{1,3}${PLAIN}{0,8}(?={P}))?(?<head>{PS}|{ORG}(?:[、和与]{ORG}){0,10})(?!获悉)`,
    heads: GUESTS,
    tails: ['Event'],
    unless: /^(?:[^，。]{0,4}(?:获悉|了解到)|的)/u,
    score: 0.9,
    yes: [
      ['在今天举行的{E汐阳茶博会}开幕式上，{P陆远}致辞。', '陆远→汐阳茶博会'],
      ['{E汐阳茶博会}开幕式上，{P陆远}提出的建议受到关注。', '陆远→汐阳茶博会'],
      ['在{L临港市}举行的{E岚川省运动会}女子跳远决赛中，{L汐阳}选手{P陆远}夺冠。', '陆远→岚川省运动会'],
      ['在{O汐阳一中}的“{E科学第一课}”上，{O汐阳大学}的{P陆远}讲解航天。', '陆远→科学第一课'],
    ],
    no: ['在{E汐阳茶博会}筹备期间，{P陆远}致辞。'],
  }),
  trigger({
    type: 'ATTENDED',
    name: 'takes part in what was said',
    pattern: `(?<head>${LIST})(?:等${SPAN}{0,12})?(?:一?同|一起|分别|应邀|也|到会|参会){0,2}(?:出席|参加|与会|列席|到会祝贺|参加相关活动)(?:了)?(?:会议|活动|仪式|大会|开幕式|闭幕式|闭幕会|颁奖仪式|上述活动)?(?:并${SPAN}{0,14})?(?={STOP}|$)`,
    heads: ['Person'],
    tails: ['Event'],
    carry: 'event',
    score: 0.85,
    yes: [
      ['{P陆远}出席{E汐阳茶博会}。{T副市长}{P韩青}参加。', '韩青→汐阳茶博会'],
      ['{E汐阳茶博会}开幕。{P陆远}、{P韩青}，{T副市长}{P谷雨}出席开幕式。', '陆远→汐阳茶博会', '韩青→汐阳茶博会', '谷雨→汐阳茶博会'],
    ],
    no: ['会议传达{E省两会}精神。{P韩青}参加会议。'],
  }),
  trigger({
    type: 'ATTENDED',
    name: 'has a part in what was said',
    pattern: `(?<head>${LIST})(?:先后|分别|到会|应邀|出席|代表${SPAN}{0,8}){0,3}(?:并|在${SPAN}{0,6}(?:会|式)上)?(?:主持(?:并讲话)?(?=[，。；,;]|会议|大会|仪式|活动|开幕式|闭幕会|$)|致辞|致(?:欢迎|开幕|闭幕|答谢|贺)[辞词]|宣布${SPAN}{0,10}(?:开幕|闭幕|开赛|启动|开始|获奖)|讲话(?=[，。；,;]|$)|发言(?=[，。；,;]|$)|发表${SPAN}{0,10}(?:演讲|讲话|感言)|作${SPAN}{0,14}(?:报告|发言|介绍|说明|总结|点评|致辞|推介)(?=[，。；,;]|$)|宣读|揭幕|揭牌|颁奖|为${SPAN}{0,14}颁奖|到会祝贺|公布${SPAN}{0,6}结果|在${SPAN}{0,4}主席台|听取意见|唱票)`,
    heads: ['Person'],
    tails: ['Event'],
    carry: 'event',
    score: 0.85,
    yes: [
      [
        '{E城北区第六届人民代表大会第四次会议}闭幕。{G市委}{T书记}{P陆远}在闭幕会上讲话，{T区长}{P韩青}主持会议。',
        '陆远→城北区第六届人民代表大会第四次会议',
        '韩青→城北区第六届人民代表大会第四次会议',
      ],
      ['{E汐阳茶博会}在{L汐阳}开幕，{P陆远}宣布开幕，{P韩青}致欢迎辞。', '陆远→汐阳茶博会', '韩青→汐阳茶博会'],
    ],
    no: ['会议传达{E省两会}精神。{P韩青}主持会议。', '{E汐阳茶博会}将于下月举行。{P韩青}主持研究。'],
  }),
  trigger({
    type: 'ATTENDED',
    name: 'bodies take part',
    pattern: `(?<head>{ORG}(?:[、和与]{ORG}){0,20})(?:等${SPAN}{0,10})?(?:有关|相关|主要)?(?:负责人|负责同志|代表)?(?:组团|组队|应邀|带队)?(?:出席|参会|列席|参展|参赛|参加(?:会议|活动|仪式|大会|开幕式)?)(?={STOP}|$)`,
    heads: ['Organization', 'Company', 'Government'],
    tails: ['Event'],
    carry: 'event',
    score: 0.8,
    yes: [['{E汐阳茶博会}在{L汐阳}开幕。{O汐阳大学}、{C蓝帆电气}等单位有关负责人参加。', '汐阳大学→汐阳茶博会', '蓝帆电气→汐阳茶博会']],
    no: ['{E汐阳茶博会}在{L汐阳}开幕。{C蓝帆电气}参加了城北区的招聘。'],
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
