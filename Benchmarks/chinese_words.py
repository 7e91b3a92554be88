"""Words that generate_chinese.py makes customers of: names with their sounds, places, companies.

Written for this generator; a character stands with its reading, tone mark and all.
"""

import re
import unicodedata

_SURNAMES = """
王wáng 李lǐ 张zhāng 刘liú 陈chén 杨yáng 赵zhào 黄huáng 周zhōu 吴wú 徐xú 孙sūn 胡hú 朱zhū 高gāo 林lín 何hé
郭guō 马mǎ 罗luó 梁liáng 宋sòng 郑zhèng 谢xiè 韩hán 唐táng 冯féng 于yú 董dǒng 萧xiāo 程chéng 曹cáo 袁yuán
邓dèng 许xǔ 傅fù 沈shěn 曾zēng 彭péng 吕lǚ 苏sū 卢lú 蒋jiǎng 蔡cài 贾jiǎ 丁dīng 魏wèi 薛xuē 叶yè 余yú
潘pān 杜dù 戴dài 夏xià 钟zhōng 汪wāng 田tián 任rén 姜jiāng 范fàn 方fāng 石shí 姚yáo 谭tán 廖liào 邹zōu
熊xióng 金jīn 陆lù 郝hǎo 孔kǒng 白bái 崔cuī 康kāng 毛máo 邱qiū 秦qín 江jiāng 史shǐ 顾gù 侯hóu 邵shào
孟mèng 龙lóng 万wàn 段duàn 雷léi 钱qián 汤tāng 尹yǐn 黎lí 易yì 常cháng 武wǔ 乔qiáo 贺hè 赖lài 龚gōng
文wén 欧阳ōuyáng 司马sīmǎ 诸葛zhūgě 上官shàngguān
"""

# Those of one sound stand side by side.
_GIVEN = """
伟wěi 炜wěi 玮wěi 丽lì 莉lì 俐lì 静jìng 婧jìng 靖jìng 敬jìng 燕yàn 艳yàn 雁yàn 彦yàn 芳fāng 红hóng 宏hóng
洪hóng 鸿hóng 虹hóng 明míng 铭míng 鸣míng 国guó 杰jié 洁jié 捷jié 华huá 骅huá 军jūn 君jūn 均jūn 钧jūn
建jiàn 健jiàn 剑jiàn 娜nà 婷tíng 庭tíng 玉yù 育yù 钰yù 宇yǔ 雨yǔ 羽yǔ 语yǔ 浩hào 皓hào 昊hào 鑫xīn 欣xīn
新xīn 馨xīn 雪xuě 佳jiā 嘉jiā 家jiā 晨chén 辰chén 宸chén 涛tāo 韬tāo 强qiáng 磊lěi 蕾lěi 敏mǐn 琳lín
霖lín 凯kǎi 恺kǎi 峰fēng 锋fēng 枫fēng 丰fēng 博bó 子zǐ 梓zǐ 紫zǐ 涵hán 晗hán 轩xuān 萱xuān 诗shī 怡yí
仪yí 宜yí 梦mèng 瑶yáo 遥yáo 思sī 斯sī 雯wén 志zhì 智zhì 治zhì 海hǎi 飞fēi 菲fēi 霏fēi 超chāo 勇yǒng
永yǒng 咏yǒng 平píng 萍píng 英yīng 瑛yīng 秀xiù 兰lán 岚lán 蓝lán 梅méi 春chūn 秋qiū 霞xiá 云yún 芸yún
荣róng 蓉róng 容róng 俊jùn 骏jùn 峻jùn 辉huī 晖huī 亮liàng 东dōng 冬dōng 斌bīn 彬bīn 滨bīn 波bō 刚gāng
钢gāng 倩qiàn 茜qiàn 颖yǐng 慧huì 惠huì 丹dān 洋yáng 阳yáng 扬yáng 坤kūn 昆kūn 成chéng 诚chéng 承chéng
小xiǎo 晓xiǎo 文wén 天tiān 立lì 正zhèng 大dà 中zhōng 生shēng 安ān 宁níng 庆qìng 义yì 礼lǐ 贤xián 月yuè
"""

TRADITIONAL = dict(
    pair
    for pair in """
张張 刘劉 陈陳 杨楊 赵趙 黄黃 吴吳 孙孫 马馬 罗羅 郑鄭 谢謝 韩韓 冯馮 萧蕭 邓鄧 许許 吕呂 苏蘇 卢盧 蒋蔣 贾賈
叶葉 谭譚 邹鄒 陆陸 顾顧 龙龍 万萬 钱錢 汤湯 乔喬 贺賀 赖賴 龚龔 欧歐 诸諸 伟偉 炜煒 玮瑋 丽麗 静靜 艳豔 红紅
鸿鴻 铭銘 鸣鳴 国國 杰傑 洁潔 华華 骅驊 军軍 钧鈞 剑劍 语語 韬韜 涛濤 强強 凯凱 恺愷 锋鋒 枫楓 丰豐 轩軒 诗詩
仪儀 梦夢 瑶瑤 遥遙 飞飛 兰蘭 岚嵐 蓝藍 云雲 荣榮 骏駿 辉輝 晖暉 东東 滨濱 刚剛 钢鋼 颖穎 阳陽 扬揚 诚誠 晓曉
宁寧 庆慶 义義 礼禮 贤賢 启啟 联聯 达達 业業 贸貿 电電 网網 务務 术術 实實 责責 区區 县縣 广廣 庄莊 号號 楼樓
单單 环環 湾灣 园園 济濟 门門 关關 长長 汉漢 岛島 桥橋 学學 发發 团團 设設 汇匯 机機 车車 医醫 药藥 绿綠 兴興
顺順 鲁魯 闽閩 阁閣 栋棟 进進 饮飲 装裝 饰飾 询詢 传傳 远遠 际際 宝寶 凤鳳 双雙 开開 创創 锦錦
""".split()
)

# Province, city, its districts.
CITIES = [
    ("浙江省", "杭州市", ["西湖区", "滨江区", "上城区", "拱墅区", "余杭区"]),
    ("江苏省", "南京市", ["鼓楼区", "玄武区", "建邺区", "江宁区"]),
    ("江苏省", "苏州市", ["姑苏区", "吴中区", "虎丘区"]),
    ("广东省", "广州市", ["天河区", "越秀区", "海珠区", "白云区"]),
    ("广东省", "深圳市", ["南山区", "福田区", "罗湖区", "宝安区"]),
    ("四川省", "成都市", ["武侯区", "锦江区", "青羊区", "金牛区"]),
    ("湖北省", "武汉市", ["江汉区", "洪山区", "武昌区"]),
    ("山东省", "济南市", ["历下区", "市中区", "槐荫区"]),
    ("山东省", "青岛市", ["市南区", "市北区", "崂山区"]),
    ("福建省", "厦门市", ["思明区", "湖里区", "集美区"]),
    ("湖南省", "长沙市", ["岳麓区", "芙蓉区", "天心区"]),
    ("", "上海市", ["浦东新区", "徐汇区", "静安区", "杨浦区", "闵行区"]),
    ("", "北京市", ["海淀区", "朝阳区", "东城区", "丰台区"]),
    ("", "重庆市", ["渝中区", "江北区", "沙坪坝区"]),
]
STREETS = """
文三路 学院路 建设路 解放路 人民路 中山路 长江路 和平路 新华路 黄河路 湖滨路 天目山路 延安西路 南京东路 北环路
科技园路 软件大道 创业大道 江南大道 滨江大道 迎宾大道 桃园街 花园街 长安街 府前街 东门街 青年路 友谊路 光明路
胜利路 民主路 体育路 虹桥路 凤起路 庆春路 莲花路 翠竹路 梅园路 银杏路 广场路
""".split()
ESTATES = "阳光花园 绿城桂苑 金色家园 翠湖苑 锦绣苑 东方新城 书香门第 江南春晓 碧水湾 云锦阁".split()
BRANDS = [a + b for a in "云启 华联 天成 宏达 瑞丰 恒远 新锐 博汇 中正 金桥 汇通 明德".split() for b in ("", "兴", "凯", "达")]
TRADES = "科技 贸易 网络科技 电子商务 实业 餐饮管理 装饰工程 咨询 文化传播 医药 机电设备 物流".split()
LEGAL_FORMS = ["有限公司"] * 6 + ["有限责任公司", "股份有限公司"]


def _read(text):
    return [re.fullmatch(r"([\u4e00-\u9fff]+)(.+)", word).groups() for word in text.split()]


SURNAMES = _read(_SURNAMES)
GIVEN = _read(_GIVEN)


def without_tones(reading):
    """A reading without its tone marks: `lǚ` is `lv`, as it is typed."""
    parts = unicodedata.normalize("NFD", unicodedata.normalize("NFC", reading).translate(_U_WITH_DOTS))
    return "".join(part for part in parts if not unicodedata.combining(part))


_U_WITH_DOTS = str.maketrans("üǖǘǚǜ", "vvvvv")


def traditional(text):
    """A text in traditional characters."""
    return "".join(TRADITIONAL.get(character, character) for character in text)


def full_width(text):
    """A text with its signs of ASCII as wide as Chinese characters."""
    return "".join(
        "\u3000" if sign == " " else chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign
        for sign in text
    )


def _of_one_sound(words):
    """For each character the others of the same sound."""
    return {
        character: [other for other, sound in words if other != character and sound == reading]
        for character, reading in words
    }


SAME_SOUND = _of_one_sound(GIVEN)
SAME_SOUND_SURNAME = _of_one_sound(SURNAMES)
