/** Surnames of the 2010s census that cover more than 99 % of people, and the compound ones. */
const SINGLE =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔牛赖文庞樊兰殷施洪翟安颜倪温芦季俞章鲁葛伍申尤毕聂柴焦柳邢路岳齐梅庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位霍翁隋甘景薄单包司柏宁柯阮桂闵解强车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫苟褚娄骆奚丛麦应冷沙幸蔺匡旷银印粟禹佘慕储鄢晏敖危邝揭缪卓蓝原简谌仇鞠窦戈井虞艾楚喻敬初化巫郎仝岑干习郁冼练党封栾商南桑鹿郜花巩浦冀木水师竺荆佟郗茅栗逯闻尚布桓喜仲帅蓬明宗昌麻狄寇鱼支仉母由容隆占连计都扈荣豆亓衣荀撒乌赫年赛兴战勾那藏和宇雍宦召冶祖伏从仁奉符火蹇先税昝廉皮卞穆湛裘钮嵇惠糜宓束蒲屠蒙胥莘姬郦濮燕茹阙晁訾巢蒯谯邰诸况青凤勇庹哈双代云达扎索旦格尼次仓普'
const COMPOUND = [
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '司徒',
  '东方',
  '夏侯',
  '端木',
  '呼延',
  '申屠',
  '南宫',
  '独孤',
  '鲜于',
  '闻人',
  '澹台',
  '宇文',
  '长孙',
  '轩辕',
  '即墨',
  '富察',
  '完颜',
  '拓跋',
  '赫连',
  '百里',
  '东郭',
]

const singles = new Set(SINGLE)

/** Whether a run of Chinese characters can be a Chinese person's name: a surname and one or two more, or a compound surname. */
export function looksLikeName(text: string): boolean {
  if (!/^[\u3400-\u4dbf\u4e00-\u9fff]{2,4}$/u.test(text)) return false
  if (COMPOUND.includes(text.slice(0, 2))) return text.length >= 3
  return text.length <= 3 && singles.has(text.charAt(0))
}

/** Two surnames of one character at the front, or none at all: 陈李佳慧. */
export function looksLikeLongName(text: string): boolean {
  return text.length === 4 && singles.has(text.charAt(0)) && singles.has(text.charAt(1))
}

export const isSurname = (character: string): boolean => singles.has(character)
