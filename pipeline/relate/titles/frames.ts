import type { RoleKind } from '../../../graph/schema.ts'
import { compile } from '../coded.ts'

/** Of which term a body is: 第十届、十一届委员会, 第五届董事会. */
export const SESSION =
  '第?[一二三四五六七八九十]{1,3}届(?:、第?[一二三四五六七八九十]{1,3}届){0,4}(?:全国|省|市|县|区)?(?:委员会|董事会|监事会|理事会)?'

/** Posts as they are written: [organ…] title, joined by 、 or 兼: 市委副书记、市长; 省卫健委党组书记、副主任; 某厂的党委书记; 某局某科科长. */
const POST = `(?:(?:[COGL]+的)?[COGL]+(?:(?:聘请|特聘|派驻|选派)?的)?(?:原|前|时任|退休|新任)?(?:某[处科室部队])?(?:(?:首|历|第[一二三四五六七八九十]{1,3})任)?)?(?:${SESSION})?(?:原|前)?T`
const POSTS = POST.replaceAll('[COGL]', '{A}').replace('T', '{T}')
export const GROUP = `${POSTS}(?:(?:、兼?|[，,]?兼任?|暨|及)?${POSTS}){0,6}`
/** Of one person also over commas, each with its body: 现任甲局局长，乙协会会长. Places before a body may be parted from it by words. */
const CAREER = `(?:{L}{1,3}[^，。；：！？,;、\\uE000-\\uE007]{1,8})?(?<posts>${GROUP}(?:(?:[，,；]|以及)(?={ORG}+{T}|{T}(?:[、。；]|$))(?!{ORG}*(?:[、兼]?{T}){1,7} ?{P})${GROUP}){0,6})`
/** Words between a name and its verb: 同志, 先生, （女）. */
const HONOUR = '(?:同志|先生|女士|教授|等?\\d*人)?(?:{OPEN}[^（）()]{0,20}{CLOSE})?'
const NAMED = '{P}(?:同志|先生|女士)?(?:{OPEN}[^（）()]{0,20}{CLOSE})?'
const NAMES = `(?<who>${NAMED}(?:[、和与]${NAMED}){0,40})${HONOUR}`
const WORDS = '[^，。；：！？,;、\\uE000-\\uE007]'
const SINCE = '(?:同年|次年|当年|此后|近日|日前|\\d{4}年)?(?:\\d{1,2}月)?(?:\\d{1,2}日)?'
const TIME = `${SINCE}(?:起|，)?`
const UNTIL = `${SINCE}(?:至|到|—|-|~)\\d{4}年${SINCE}(?:期间)?`
/** Comes to hold. */
const TAKES = '(?:接任|升任|提任|晋升为?|改任|调任|转任|当上了?|就任|出任)'
/** 辞去职务，由某某接任. */
const NEXT = '(?:等?(?:职务|一职))?(?:[，,](?:该职务|上述职务)?由(?:{A}*{T})?(?<next>{P})(?:同志|先生|女士)?(?:接任|接替|继任))?'
const APPOINT = '(?:任命|聘任|聘请|选举|推选|推举|补选|增选|增补|聘|选聘)'

export interface Frame {
  readonly name: string
  readonly pattern: RegExp
  readonly kind: RoleKind
  /** The sentence, or the heading above it, must hold this. */
  readonly among?: RegExp
  /** 接替: who leaves the post. */
  readonly leaves?: true
  /** 由某某接任: who comes to the post that is given up, in the group `next`. */
  readonly follows?: true
  /** The person is the one that the sentence began with: 免去其…职务, 现任…, 拟任…. */
  readonly carried?: true
  /** Read with the posts that stand beside other names (副校长甲当选会长); the other frames are read without them. */
  readonly beside?: true
  /** Of the people of the sentence the first is meant, not the last. */
  readonly first?: true
  /** A post without an organ is of the body that was named last before it. */
  readonly nearest?: true
  /** The organ stands behind the title, in the group `organ`. */
  readonly organBehind?: true
  /** A body that was named before may have elected to any post that it has: 某会…当选主席. */
  readonly elected?: true
  /** The post is only proposed (拟任): it is read, so that no other frame takes it, and is no fact. */
  readonly proposed?: true
  /** Measured on what was read of the corpus. */
  readonly score: number
}

const frame = (
  name: string,
  pattern: string,
  kind: RoleKind,
  score: number,
  more: Pick<
    Frame,
    'among' | 'leaves' | 'follows' | 'carried' | 'proposed' | 'beside' | 'first' | 'nearest' | 'organBehind' | 'elected'
  > = {},
): Frame => ({
  name,
  kind,
  score,
  ...more,
  pattern: compile(pattern.replaceAll('{POSTS}', `(?<posts>${GROUP})`).replaceAll('{CAREER}', CAREER).replaceAll('{NAMES}', NAMES)),
})

/** In order: a post that an earlier frame has taken is not read again. */
export const FRAMES: readonly Frame[] = [
  frame('拟任', `拟(?:提名|推荐|提拔)?(?:为|任|担任|晋升)?为?{POSTS}`, 'appointed', 0.9, { carried: true, proposed: true }),
  frame('候选', `{POSTS}(?:正式|差额)?(?:候选人|人选)`, 'appointed', 0.9, { carried: true, proposed: true }),
  frame('免去', `(?:免去|免除|撤销)了?{NAMES}的?{POSTS}`, 'removed', 0.97),
  frame('免去其', `(?:免去|免除|撤销)其的?(?:兼任的)?{POSTS}`, 'removed', 0.95, { carried: true }),
  frame('免去职务', `(?:被|，|,)(?:免去|撤销)(?:了|的)?{POSTS}(?=职务)`, 'removed', 0.93, { carried: true }),
  frame('免去名单', `{NAMES}的{POSTS}职务`, 'removed', 0.95, { among: /免去|免除|撤销/u }),
  frame('接替', `(?<who>{P})${HONOUR}接替(?<left>{P})${HONOUR}(?:，|,)?(?:担任|出任|任|成为)?{POSTS}`, 'appointed', 0.95, { leaves: true }),
  frame('变更', `{POSTS}(?:{OPEN}[^（）()]{0,20}{CLOSE})?由(?<left>{P})${HONOUR}(?:变更|调整|更换)为(?<who>{P})`, 'appointed', 0.95, {
    leaves: true,
  }),
  frame(
    '不再',
    `{NAMES}[，,]?(?:[^，。；：！？,;]{0,12})?(?:不再担任|不再兼任|卸任|离任|请?辞去|辞任|不再任)(?:公司|了|其)?的?{POSTS}${NEXT}`,
    'removed',
    0.95,
    { follows: true },
  ),
  frame(
    '不再任',
    `[，,](?:[^，。；：！？,;]{0,16})?(?:不再担任|不再兼任|卸任|离任|请?辞去|辞任)(?:公司|了|其)?的?{POSTS}${NEXT}`,
    'removed',
    0.92,
    {
      carried: true,
      follows: true,
    },
  ),
  frame('任命为', `${APPOINT}了?[：:]?{NAMES}(?:为|担任|任|出任)[^，。；：！？,;、\uE000-\uE007]{0,10}?{POSTS}`, 'appointed', 0.97),
  frame('任命为单', `{NAMES}为[^，。；：！？,;、\uE000-\uE007]{0,10}?{POSTS}`, 'appointed', 0.95, {
    among: new RegExp(`${APPOINT}|当选`, 'u'),
  }),
  frame(
    '被任命',
    `{NAMES}[^，。；：！？,;\uE000-\uE007]{0,10}被?(?:任命|聘任|聘请|选举|推选|推举|聘)(?:为|担任|任){POSTS}`,
    'appointed',
    0.95,
  ),
  frame(
    '当选',
    `{NAMES}[^，。；：！？,;\uE000-\uE007]{0,8}?(?:等\\d+人)?当选(?:为|成为)?[^，。；：！？,;、\uE000-\uE007]{0,8}?{POSTS}`,
    'appointed',
    0.96,
    { elected: true },
  ),
  frame('当选的', `(?:当选|出任|就任|接任){POSTS}的(?:是)?(?<who>{P})`, 'appointed', 0.93),
  frame(
    '产生',
    `(?:选举产生|推选产生|选出|推选出)(?:了)?(?:新一届)?(?<posts>{T})(?<who>{P}(?:[、和与]{P}(?!{T})){0,40})`,
    'appointed',
    0.93,
    { beside: true, elected: true },
  ),
  frame('新任', `(?:新任命的|新当选的?|新任|新聘的?|新上任的)(?:的)?{POSTS}(?<who>{P})`, 'appointed', 0.93, { beside: true }),
  frame('任', `{NAMES}(?:任|担任|出任|就任|履新|升任|调任|转任|接任){POSTS}`, 'appointed', 0.93, {
    among: /任免|任命|决定|公示|宣布|批准|人事|当选|选举|聘任|免去|不再担任|理事会|换届|大会/u,
  }),
  frame('被聘', `(?:(?:被|受聘|获聘|获任)(?:任命|聘任|聘请|聘|选举|推选|推举|增补|选)?(?:为|担任|任|出任)|获任){POSTS}`, 'appointed', 0.9, {
    carried: true,
  }),
  frame(
    '在某处任',
    `(?<who>{P})${WORDS}{0,18}(?:在|到|去|赴|前往)(?<posts>{A}+(?:挂任|担任|兼任|任|挂职任|当){T})(?!{P})`,
    'observed',
    0.9,
  ),
  frame(
    '到某处任',
    `[，,；](?:${TIME})${WORDS}{0,10}(?:在|到|去|赴|前往)(?<posts>{A}+(?:挂任|担任|兼任|任|挂职任|当){T})(?!{P})`,
    'observed',
    0.9,
    {
      carried: true,
      first: true,
    },
  ),
  frame('在任至', `[，,；]${UNTIL}(?:任|担任|出任|兼任|在)(?:了)?{CAREER}(?!{P})`, 'former', 0.9, { carried: true, first: true }),
  frame('从任上退', `从{POSTS}(?:的)?(?:岗位|职位|职务|任)?(?:上)?(?:退休|退下|退居|离任|卸任|离职|调任|转任)`, 'former', 0.9, {
    carried: true,
  }),
  frame(
    '当',
    `(?<who>{P})(?:就|便|也|还|曾)?(?:回村|回乡|(?:在|回到?|来到?|到)[^，。；：！？,;、\uE000-\uE007]{0,12})(?:当|任|担任)(?:了|过|上)?{CAREER}(?!{P})`,
    'observed',
    0.88,
  ),
  frame('带领', `(?<organ>{A})在(?<posts>{T})(?<who>{P})(?:等人|同志)?的?(?:带领|领导|率领)下`, 'observed', 0.92, {
    organBehind: true,
    beside: true,
  }),
  frame('当过', `(?<who>{P})(?:曾|曾经|还|先后){0,2}(?:当过|任过|做过|干过|担任过){CAREER}(?!{P})`, 'former', 0.9),
  frame('时任的人', `(?:时任|曾任|曾担任|原任|前任|当时(?:还)?是){POSTS}(?:等职务?|一职)?的(?<who>{P})`, 'former', 0.93),
  frame('现任的人', `(?:现任|担任|出任|兼任|(?<![主责信上放])任){POSTS}(?:等职务?|一职)?的(?<who>{P})`, 'observed', 0.92),
  frame('在某处当的人', `在(?<posts>{A}+(?:当|任|担任|做){T})的(?<who>{P})`, 'observed', 0.9),
  frame(
    '曾任',
    `(?:曾任|曾担任|历任|先后任|先后担任|此前任|此前担任|此前是|时任|曾是|原是|原任|挂职|生前(?:是|系|为|任|担任))(?:${WORDS}{1,30}[，、]){0,2}?${WORDS}{0,6}?{CAREER}(?!{P})`,
    'former',
    0.9,
    { carried: true },
  ),
  frame('现任', `(?:现任|现为|同时任|同时担任|兼任|并任|任职于){CAREER}(?!(?:[和与及]{T})?{P})`, 'observed', 0.95, { carried: true }),
  frame(
    '任职',
    `(?<who>{P})${HONOUR}(?:${TIME})(?:已|现|现已|还|也|仍|便|就){0,1}(?:任|担任|出任|兼任|，现任|,现任){CAREER}(?!{P})`,
    'observed',
    0.9,
  ),
  frame('当时任职', `(?<who>{P})${HONOUR}${WORDS}{1,6}(?:担任|出任|兼任|挂任){CAREER}(?!{P})`, 'observed', 0.9),
  frame(
    '继而任职',
    `[，,；](?:${TIME})?(?:${WORDS}{1,4}后)?(?:已|现|并|还|后|又|再|便|即|同时|继续|随后|长期|一直|也){0,2}(?:于${TIME})?(?:任|担任|兼任|${TAKES}|${WORDS}{0,4}(?:做了|当了|当起了?)){CAREER}(?!{P})`,
    'observed',
    0.9,
    { carried: true, first: true, nearest: true },
  ),
  frame('接任', `(?<who>{P})${HONOUR}(?:${WORDS}{0,4}${TAKES}|成为(?:了)?(?:新一?任)?){POSTS}(?!{P})`, 'appointed', 0.9),
  frame('继而当选', `[，,；](?:${TIME})?${WORDS}{0,12}当选(?:为|成为)?${WORDS}{0,8}?{POSTS}(?!{P})`, 'appointed', 0.9, {
    carried: true,
    first: true,
    nearest: true,
  }),
  frame('任职期间者', `(?:担任|出任|在任)${WORDS}{0,8}?{POSTS}(?:期间|以来|之?后|时)[，,](?<who>{P})`, 'observed', 0.9),
  frame('任职期间', `(?:担任|出任)${WORDS}{0,8}?{POSTS}(?=期间|以来|之?后|时[，,])`, 'observed', 0.9, { carried: true }),
  frame('为首', `以(?<who>{P})为(?<posts>{T})的(?<organ>{A}+)`, 'observed', 0.93, { organBehind: true }),
  frame('原职在前', `(?<!{A})(?:原|时任|曾任|前任|时为){POSTS}(?<who>{P}(?:[、和与]{P}(?!{T})){0,20})`, 'former', 0.95, { beside: true }),
  frame('两职在前', `(?<posts>{A}+${GROUP}[，,]{A}+${GROUP}) ?(?<who>{P})`, 'observed', 0.9, { beside: true }),
  frame('名单', `{POSTS}[：:](?<who>{P}(?:[、，]{P}){0,40})(?=[。；;，]|$)`, 'observed', 0.9, { elected: true }),
  frame('职是谁', `{POSTS}(?:是|叫|名叫)(?<who>{P})(?!的|说|同意|{T})`, 'observed', 0.9),
  frame('职为谁', `{POSTS}为(?<who>{P})(?=[，。；、（(]|$)`, 'observed', 0.9),
  frame('职在前', `{POSTS}(?:之一)? ?(?<who>{P}(?:[、和与]{P}(?!{T})){0,40})`, 'observed', 0.97, { beside: true }),
  frame('的人职', `(?<posts>{ORG}的?(?<who>{P}){T})(?!{P})`, 'observed', 0.93, { beside: true }),
  frame('人职', `(?<who>{P})(?<posts>{T})(?!{P})`, 'observed', 0.9, { beside: true }),
  frame('履历', `[，,](?<posts>{ORG}+(?:${SESSION})?(?:的|原|前)?{T}(?:、{T}){0,6})(?=[，,。；])`, 'observed', 0.9, {
    carried: true,
    first: true,
    among:
      /^\uE000(?:同志|先生|女士)?[，,](?:男|女|汉族|\p{Script=Han}{1,4}族|\d{4}年|现年|今年|\d{1,3}岁|中共党员|出生|生于|[\uE001-\uE003]+[^，。\uE000]{0,6}\uE005)|^\uE000(?:同志)?(?:是|系)/u,
  }),
  frame(
    '作为',
    `(?:作为|身为|身兼)[^，。；：！？,;、\uE000-\uE007]{0,6}?(?<posts>${GROUP}(?:和${GROUP})?)(?:的|[，,])(?<who>{P})`,
    'observed',
    0.9,
  ),
  frame(
    '同位',
    `(?<who>{P})${HONOUR}{T}?(?:[，,]|{OPEN}|——|，系|是|系|作为|身为|，是|,是)(?:一名|一位|现任)?{POSTS}(?!{P})(?={STOP}|{CLOSE}|、|$|。|”|之一)`,
    'observed',
    0.9,
  ),
  frame('同位原', `(?<who>{P})${HONOUR}(?:[，,]|{OPEN}|是|系)(?:原|前|曾任){POSTS}(?!{P})(?={STOP}|{CLOSE}|$)`, 'former', 0.9),
]
