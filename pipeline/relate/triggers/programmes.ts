import type { MentionType } from '../../../graph/schema.ts'
import { SPAN, trigger } from './trigger.ts'
import type { Trigger } from './trigger.ts'

const BODIES: readonly MentionType[] = ['Government', 'Organization', 'Place']
const ALL: readonly MentionType[] = ['Person', 'Company', 'Government', 'Organization', 'Place']

/** Doctrine is professed, not carried out. */
const DOCTRINE =
  /习近平|两个确立|两个维护|四个意识|四个自信|新发展理念|中国式现代化|全过程人民民主|八项规定|中国特色社会主义|三个代表|人类命运共同体|核心价值观|中国梦|四个全面|五位一体|二十大/u
/** Told of in one sentence, it is not who acts in the next. */
const PARK = /(?:园|园区|新城)$/u
/** What a firm builds is an investment. */
const BUILT = /(?:项目|基地|产业园|园区|工程|工厂)$/u

const VERB =
  '(?:开展|举办|推进|推动|实施|落实|打响|打好|打赢|推行|深化|启动|推出|出台|发布|印发|制定|抓好|抓实|办好|做好|做实|加快|建设|打造|部署|铺开|贯彻|执行|组织|实现|开创|确定为(?!首批|第)|(?<!确)定为|探索|建立|创设|创立|推广(?!.{0,20}(?:经验|做法))|践行|参与|搭建|发起|试点|聚力|围绕)'
const WORDS = '(?:(?!获|入选|创建|争创|融入|提供|学习|宣传|申报|评选|助力|纳入|列入)[^，。；：！？,;:!?])'
const DOES = `${VERB}(?:了|着)?(?:${WORDS}{0,14}?|${WORDS}{0,30}?等)(?<tail>{PLANS})`
const NOT_AFTER =
  /^(?:[^，。；]{0,6}(?:不力|开局|收官|案例|白皮书|海报|复审|迎检|验收)|[^，。；]{0,60}(?:作了?|进行了?|展开)?(?:发言|热议|研讨|讨论)|[^，。；]{0,30}的(?:重要|关键|标志性|具体|生动|务实)(?:成果|举措|行动|内容|组成部分|实践|体现|一环|一步)|[^，。；]{0,4}(?:的?(?:殷切)?(?:期望|期待|嘱托|愿景|设想|建议)|名单|情况|称号|获得者|精神|专项资金|行列)|[^，。；]{0,6}提供[^，。；]{0,8}(?:支撑|支持|保障|服务)|[^，。；]{0,12}(?:注入|贡献|增添|添砖))/u

export const IMPLEMENTATION: readonly Trigger[] = [
  trigger({
    type: 'IMPLEMENTS',
    name: 'carries out',
    pattern: DOES,
    heads: BODIES,
    tails: ['Programme'],
    carry: 'subject',
    notCarried: PARK,
    speaksFor: true,
    unless: NOT_AFTER,
    not: DOCTRINE,
    score: 0.9,
    yes: [
      ['{L汐阳市}深入实施“{R清河行动}”。', '汐阳市→清河行动'],
      ['今年，{L汐阳}聚焦打好{R产业攻坚仗}、{R民生保障仗}等“{R三大仗}”，成效明显。', '汐阳→产业攻坚仗', '汐阳→民生保障仗', '汐阳→三大仗'],
      ['{G市教育局}实施名师培养、名校共建等“{R五大工程}”；{G市民政局}打响“{R安居仗}”。', '市教育局→五大工程', '市民政局→安居仗'],
      ['{G市委}{T书记}{P陆远}强调，要扎实开展“{R项目提速年}”活动，抓好“{R两个先行}”建设。', '汐阳市→项目提速年', '汐阳市→两个先行'],
      ['我市召开会议。会议强调，要落实“{R四进社区}”制度。', '汐阳市→四进社区'],
    ],
    no: [
      '{L汐阳市}学习宣传“{R清河行动}”经验。',
      '{L柳湾镇}迎来客人，客人提出建设“{R美丽镇}”的殷切期望。',
      '{G市委}坚决做到“{R两个维护}”，贯彻{R新发展理念}。',
      '{G省工信厅}发布了2023年度{R制造业标杆}名单。',
      '{O汐阳大学}新校区开工，这是推动{R清河行动}、改善水质的重要成果。',
      '{C蓝帆电气}、{C安澜药业}围绕实施“{R清河行动}”、守法诚信等作了发言。',
      '{G市文旅局}发布2023年“{R非遗工坊}”典型案例。',
      '{G市水利局}因推进“{R清河行动}”不力被约谈。',
    ],
  }),
  trigger({
    type: 'IMPLEMENTS',
    name: 'carries out, its subject behind',
    pattern: `(?<=^[^。；\\uE000-\\uE007]{0,30})${VERB}(?:了|着)?${WORDS}{0,6}?(?<tail>{PLANS})[^，。；：！？,;:!?\\uE000-\\uE007]{0,6}[，,](?<head>{G}|{L}|{O})(?!的|讯|电|等地|与|和|、|建设|改革|发展|项目)`,
    heads: BODIES,
    tails: ['Programme'],
    not: DOCTRINE,
    unless: /^[^，。；]{0,6}(?:表示|介绍|说|通报|获悉)/u,
    score: 0.85,
    yes: [['不等不靠，接续推进{R清河行动}，{L汐阳市}今年新建泵站三座。', '汐阳市→清河行动']],
    no: [
      '加快推进{R清河行动}，{L滨江示范区}建设，统筹城乡发展。',
      '接续推进{R清河行动}，{G市水利局}的干劲更足。',
      '{E省两会}提出推进{R清河行动}，{L汐阳市}代表团回应。',
    ],
  }),
  trigger({
    type: 'IMPLEMENTS',
    name: 'firm carries out',
    pattern: DOES,
    heads: ['Company'],
    tails: ['Programme'],
    carry: 'subject',
    notCarried: PARK,
    speaksFor: true,
    unless: NOT_AFTER,
    not: new RegExp(`${DOCTRINE.source}|${BUILT.source}`, 'u'),
    score: 0.9,
    yes: [['{C蓝帆电气}推行“{R师徒结对}”计划。', '蓝帆电气→师徒结对']],
    no: ['{C蓝帆电气}启动{R海上风机产业项目}。'],
  }),
  trigger({
    type: 'IMPLEMENTS',
    name: 'slogan that is a verb',
    pattern: '(?:大力|奋力|努力|加快|全力|着力|致力于?|扎实)(?<tail>{R})',
    heads: BODIES,
    tails: ['Programme'],
    carry: 'subject',
    notCarried: PARK,
    speaksFor: true,
    not: DOCTRINE,
    score: 0.8,
    yes: [['{L汐阳市}奋力{R建设滨江强市}。', '汐阳市→建设滨江强市']],
    no: ['{L汐阳市}的{R建设滨江强市}'],
  }),
  trigger({
    type: 'IMPLEMENTS',
    name: 'goes ahead',
    pattern:
      '(?<tail>{PLANS})(?:活动|行动|工程|建设|工作|改革|计划|项目|制度)?(?:正式|扎实|深入|全面|有序|持续|加快|加速|稳步|顺利){0,2}(?:推进|启动|开展|实施|铺开|推行)(?!以来|后|中|过程)',
    heads: BODIES,
    tails: ['Programme'],
    carry: 'subject',
    notCarried: PARK,
    reach: 0,
    not: DOCTRINE,
    score: 0.75,
    yes: [['{L汐阳市}开局良好，“{R项目提速年}”活动扎实推进。', '汐阳市→项目提速年']],
    no: ['“{R项目提速年}”活动扎实推进。'],
  }),
  trigger({
    type: 'IMPLEMENTS',
    name: 'by whom',
    pattern:
      '(?<tail>{R})[^，。；：！？,;:!?\\uE000-\\uE007]{0,10}由(?<head>{AS})[^，。；：！？,;:!?\\uE000-\\uE007]{0,6}(?:牵头|实施|组织|发起|启动|主导|承担|推出)',
    heads: [...BODIES, 'Company'],
    tails: ['Programme'],
    not: DOCTRINE,
    score: 0.9,
    yes: [
      ['“{R清河行动}”由{G市水利局}牵头。', '市水利局→清河行动'],
      ['{R清河行动}启动。该行动由{G市水利局}组织实施。', '市水利局→清河行动'],
    ],
    no: ['“{R清河行动}”由来已久，{G市水利局}介绍。'],
  }),
  trigger({
    type: 'IMPLEMENTS',
    name: 'as a lever',
    pattern:
      '以[^，。；：！？,;:!?\\uE000-\\uE007]{0,8}(?<tail>{PLANS})[^，。；：！？,;:!?\\uE000-\\uE007]{0,8}为(?:契机|抓手|牵引|引领|统领|载体|主线|总抓手|龙头|路径|突破口)',
    heads: [...BODIES, 'Company'],
    tails: ['Programme'],
    carry: 'subject',
    notCarried: PARK,
    speaksFor: true,
    not: DOCTRINE,
    score: 0.9,
    yes: [['{L汐阳市}以“{R清河行动}”为抓手，改善水质。', '汐阳市→清河行动']],
    no: ['{L汐阳市}以农业为抓手。'],
  }),
]

const WIN = `(?:被(?:{A}+(?:[、和]{A}+){0,4}${SPAN}{0,8})?(?:授予|评为|评选为|认定为|命名为|确认为|列为|确定为|表彰为)|获评|荣获|荣膺|获得|获授|获颁|喜获|斩获|摘得|捧回|捧得|夺得|入选|入围|上榜|跻身|当选|获批|评为|认定为|确定为(?=首批|第[一二三四五六]批)|成功创建|创成|拿下|获)`

export const RECEIPTS: readonly Trigger[] = [
  trigger({
    type: 'RECEIVED',
    name: 'wins',
    pattern: `${WIN}(?:了|为)?${SPAN}{0,12}(?:{A}+${SPAN}{0,10})?(?<tail>{R}+(?:${SPAN}{0,6}(?:[、和]|(?<=\\d[个项家名])[，,])${SPAN}{0,6}{R}){0,10})`,
    heads: ALL,
    tails: ['Programme'],
    carry: 'subject',
    reach: 1,
    between: /的[^，。]/u,
    unless:
      /^(?:[^，。；]{0,40}(?:中标|施工|承包)|[^，。；]{0,6}(?:支持|资金|补助|立项|获得者|得主|信息|项目建设)|建设(?!名单|行列|试点|单位)|(?:荣誉|光荣)?(?:称号|奖项|奖)?的(?!殊荣|称号|荣誉|美誉|第))/u,
    score: 0.87,
    yes: [
      ['{O汐阳一中}获评“{R全省文明校园}”。', '汐阳一中→全省文明校园'],
      ['{C蓝帆电气}、{C安澜药业}等5家企业上榜{R省级质量标杆}。', '蓝帆电气→省级质量标杆', '安澜药业→省级质量标杆'],
      ['我市水利工作获得{G省政府}{R督查激励}。', '汐阳市→督查激励'],
      ['{L临港市}、{L汐阳市}{L城北区}确定为第一批{R全省低空经济试点}。', '临港市→全省低空经济试点', '城北区→全省低空经济试点'],
      ['{P陆远}被授予“{R全国劳动模范}”称号。', '陆远→全国劳动模范'],
      ['{P陆远}今年3月被{O省摄影家协会}授予“{R光影贡献奖}”。', '陆远→光影贡献奖'],
      ['{L汐阳市}共入选{R省级美丽镇}12个，{R省级美丽村}30个。', '汐阳市→省级美丽镇', '汐阳市→省级美丽村'],
    ],
    no: [
      '{C蓝帆电气}获得{R专精特新}资金支持。',
      '{C蓝帆电气}投产。获批{R全省低空经济示范市}。',
      '{L汐阳高新区}举办宣讲，获得“{R全省先进集体}”称号的职工代表发言。',
    ],
  }),
  trigger({
    type: 'RECEIVED',
    name: 'is granted',
    pattern: `(?:授予|追授|认定|命名)(?:{A}+(?={P}))?(?<head>{ANYS})(?:等${SPAN}{0,8})?(?:为)?${SPAN}{0,8}(?<tail>{R})`,
    heads: ALL,
    tails: ['Programme'],
    score: 0.92,
    yes: [['{G省总工会}授予{P陆远}“{R五一劳动奖章}”。', '陆远→五一劳动奖章']],
    no: ['{G省总工会}颁发“{R五一劳动奖章}”。'],
  }),
  trigger({
    type: 'RECEIVED',
    name: 'given to',
    pattern: `(?:将|把)${SPAN}{0,10}(?<tail>{R})(?:荣誉)?(?:称号|奖项|奖章|奖杯|证书)?(?:授予|颁给|颁发给|颁予)(?:了)?(?:{A}+(?={P}))?(?<head>{ANYS})`,
    heads: ALL,
    tails: ['Programme'],
    score: 0.92,
    yes: [['{O省摄影家协会}将“{R光影贡献奖}”授予{P陆远}。', '陆远→光影贡献奖']],
    no: ['{O省摄影家协会}将“{R光影贡献奖}”的奖金提高，{P陆远}表示祝贺。'],
  }),
  trigger({
    type: 'RECEIVED',
    name: 'who won',
    pattern: `(?:获评|荣获|荣膺|获得|获授|获颁|入选|摘得|夺得|被授予|被评为|当选)(?:过|了)?${SPAN}{0,8}(?<tail>{R})(?:荣誉)?(?:称号|奖项|奖)?的(?:{A}+${SPAN}{0,6})?(?<head>{PS}|{C}|{O})`,
    heads: ['Person', 'Company', 'Organization'],
    tails: ['Programme'],
    score: 0.9,
    yes: [['这是去年获得“{R五一劳动奖章}”的{P陆远}和同事的新课题。', '陆远→五一劳动奖章']],
    no: ['获得“{R五一劳动奖章}”的职工与{P陆远}座谈。'],
  }),
  trigger({
    type: 'RECEIVED',
    name: 'winner',
    pattern: `(?<tail>{R})${SPAN}{0,3}(?:获得者|得主|获奖者)(?:、{T})?(?<head>{PS})`,
    heads: ['Person'],
    tails: ['Programme'],
    score: 0.93,
    yes: [['“{R五一劳动奖章}”获得者{P陆远}作报告。', '陆远→五一劳动奖章']],
    no: ['“{R五一劳动奖章}”获得者作报告，{P陆远}参加。'],
  }),
  trigger({
    type: 'RECEIVED',
    name: 'is on the list',
    pattern: `(?<tail>{PLANS})(?:名单|榜单|榜|评选结果)?(?:${SPAN}{0,12}(?:公布|揭晓|出炉|发布))?[，,](?<head>{ANY}(?:${SPAN}{0,4}{ANY}){0,20})(?:等${SPAN}{0,8})?(?:榜上有名|上榜|入选|在列|名列其中|获此殊荣|成功入选)`,
    heads: ALL,
    tails: ['Programme'],
    score: 0.92,
    yes: [
      ['{G人社厅}发布{R省级技能工作室}名单，{C蓝帆电气}榜上有名。', '蓝帆电气→省级技能工作室'],
      [
        '“{R岚川十大古井}”今天（3月2日）揭晓，{L岚川}东部{L柳湾井}、{L澄县}{L双桥井}等十处入选。',
        '柳湾井→岚川十大古井',
        '双桥井→岚川十大古井',
      ],
    ],
    no: ['{G人社厅}发布{R省级技能工作室}名单，{C蓝帆电气}表示祝贺。'],
  }),
]
