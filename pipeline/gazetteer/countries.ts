/** Short names of countries as newspapers write them, each with its full name where that is in common use. */
const COUNTRIES =
  '中国=中华人民共和国 美国=美利坚合众国 英国 法国=法兰西共和国 德国=德意志联邦共和国 俄罗斯=俄罗斯联邦 日本=日本国 韩国=大韩民国 朝鲜 印度 意大利 西班牙 ' +
  '葡萄牙 荷兰 比利时 卢森堡 瑞士 瑞典 挪威 丹麦 芬兰 冰岛 爱尔兰 奥地利 匈牙利 波兰 捷克 斯洛伐克 斯洛文尼亚 克罗地亚 塞尔维亚 罗马尼亚 保加利亚 希腊 土耳其=土耳其共和国 ' +
  '乌克兰 白俄罗斯 立陶宛 拉脱维亚 爱沙尼亚 格鲁吉亚 亚美尼亚 阿塞拜疆 哈萨克斯坦 乌兹别克斯坦 吉尔吉斯斯坦 塔吉克斯坦 土库曼斯坦 蒙古国 巴基斯坦 阿富汗 伊朗 伊拉克 叙利亚 ' +
  '以色列 巴勒斯坦 约旦 黎巴嫩 沙特阿拉伯=沙特 阿联酋=阿拉伯联合酋长国 卡塔尔 科威特 巴林 阿曼 也门 尼泊尔 不丹 孟加拉国 斯里兰卡 马尔代夫 缅甸 泰国 老挝 越南 柬埔寨 ' +
  '马来西亚 新加坡 印度尼西亚=印尼 菲律宾 文莱 东帝汶 澳大利亚 新西兰 斐济 巴布亚新几内亚 埃及 利比亚 突尼斯 阿尔及利亚 摩洛哥 苏丹 南苏丹 埃塞俄比亚 肯尼亚 坦桑尼亚 乌干达 ' +
  '卢旺达 刚果（金） 刚果（布） 安哥拉 赞比亚 津巴布韦 莫桑比克 马达加斯加 纳米比亚 博茨瓦纳 南非 加纳 尼日利亚 尼日尔 科特迪瓦 塞内加尔 几内亚 马里 喀麦隆 加蓬 乍得 ' +
  '塞拉利昂 利比里亚 多哥 贝宁 毛里求斯 加拿大 墨西哥 古巴 牙买加 危地马拉 洪都拉斯 尼加拉瓜 哥斯达黎加 巴拿马 哥伦比亚 委内瑞拉 厄瓜多尔 秘鲁 玻利维亚 智利 阿根廷 乌拉圭 巴拉圭 巴西'

/** Every written form of a country's name → the name it is kept under. */
export const countryNames: ReadonlyMap<string, string> = new Map(
  COUNTRIES.split(' ').flatMap((row) => {
    const [name = row, other] = row.split('=')
    return other === undefined ? [[name, name] as const] : [[name, name] as const, [other, name] as const]
  }),
)

/** One-character names of countries and provinces, as in 来湘考察 and 驻华使馆. 江 and 山 are left out: they are common nouns. */
export const oneCharacterNames: ReadonlyMap<string, string> = new Map(
  (
    '华=中国 美=美国 英=英国 法=法国 德=德国 俄=俄罗斯 韩=韩国 ' +
    '京=北京市 津=天津市 冀=河北省 晋=山西省 蒙=内蒙古自治区 辽=辽宁省 吉=吉林省 黑=黑龙江省 沪=上海市 苏=江苏省 浙=浙江省 皖=安徽省 闽=福建省 赣=江西省 鲁=山东省 ' +
    '豫=河南省 鄂=湖北省 湘=湖南省 粤=广东省 桂=广西壮族自治区 琼=海南省 渝=重庆市 川=四川省 蜀=四川省 黔=贵州省 贵=贵州省 滇=云南省 云=云南省 藏=西藏自治区 陕=陕西省 ' +
    '甘=甘肃省 陇=甘肃省 青=青海省 宁=宁夏回族自治区 新=新疆维吾尔自治区 港=香港特别行政区 澳=澳门特别行政区 台=台湾省 穗=广州市 蓉=成都市 甬=宁波市 杭=杭州市 深=深圳市'
  )
    .split(' ')
    .map((row) => [row.slice(0, 1), row.slice(2)] as const),
)
