"""Words beside a body's name that tell what it is, and spans that tell of a kind of bodies and name none."""

from __future__ import annotations

import re

_RANKED = "(?:世界|全球|亚洲|欧洲|非洲|拉美|国内|该国|本国)?(?:最大|第[一二三四五六七八九十]大|[两三四]大)"
_WING = (
    "(?:执政|在野|反对|传统)?(?:极右翼?|极左翼?|中右翼?|中左翼?|右翼|左翼|中间派|保守派|民粹主义|反对派)+(?:民粹主义)?"
)
_DESCRIPTION = re.compile(
    rf"[\u4e00-\u9fff]{{2,10}}?(?:{_RANKED}的?[\u4e00-\u9fff]{{0,6}}?"
    "(?:银行集团|银行|公司|集团|企业|机构|联盟|组织|政党|工会|协会)"
    rf"|{_WING}的?(?:政党|党派|党团|联盟|组织)|(?:标志性|地标性?)建筑|资产管理(?:集团|公司)"
    rf"|(?:科技|金融|能源|媒体|零售|汽车)巨头|[\u4e00-\u9fff]{{2,12}}(?:工作|任务)的)"
    r"(?=[\u4e00-\u9fff“]{3})(?!有限|股份)|(?:商业|投资)银行(?=[\u4e00-\u9fff]{2,8}银行)"
)
"""德国最大商业银行|德意志银行, 德国极右翼政党|选择党, 香港主持选举工作的|全国人大常委会."""
_NO_NAME = re.compile("贯彻|落实|传达")
"""What bodies do, and none is called by (厦门海关|贯彻落实总署)."""
_SEVERAL = re.compile(
    "[两三四五]地|两[省市县区州校院国]|[三四五六七八九][省国](?!道)|[府委局厅院][及和与][省市县区州][政府人高中委]|和[\u4e00-\u9fff]{2,8}地区政府"
)
"""What no name of one body holds."""
_OF_A_KIND = re.compile(
    "[一-鿿][两三四]大[^会]|第[二三四五六七八九]大(?!道|街|桥)|最大|历届|各级|各国(?!议会)|一些|众多|多数|王室和政府|驻(?:当地|多国|各国)"
    "|[一-鿿](?:部分|相关|有关)(?:医院|学校|大学|企业|公司|机构|银行)$|地区(?:乡镇|农村|基层|公立)?(?:卫生院|医院|学校)$"
    "|^其|各(?:乡镇|县区?|区县?|地)|级以上|^智慧(?:海关|医院|学校|银行|法院|法庭|公安)$"
    "|直属(?:师范|高等|重点)?(?:大学|院校|高校|学校)$"
)
"""What tells of several bodies of a kind (美国两大科技公司), or of one by nothing but its rank."""


def behind_description(chars: str, start: int, end: int) -> int:
    """Where the name in the span begins, behind what tells in what country it stands for what."""
    told = _DESCRIPTION.match(chars, start, end)
    return start if told is None else told.end()


def is_no_name(chars: str, start: int, end: int) -> bool:
    """Whether the span holds what no name of one body does."""
    if chars.endswith("国常驻", 0, start) or (chars.startswith("市", end) and chars.endswith("杜马", start, end)):
        return True  # 埃及、秘鲁等国常驻|联合国代表团, 阿肯色州杜马|市
    return _NO_NAME.search(chars, start, end) is not None or _SEVERAL.search(chars, start + 1, end) is not None


def is_of_a_kind(name: str) -> bool:
    """Whether *name* tells of a kind of bodies (各级…, 喀土穆部分医院)."""
    return _OF_A_KIND.search(name) is not None


def without_marks(chunk: str) -> str:
    """*chunk* without the marks around it; brackets and quotation marks that belong together stay."""
    chunk = chunk.strip(" ，、：:")
    for opening, closing in ("“”", "（）", "()"):
        if chunk.count(opening) != chunk.count(closing) or chunk[:1] == opening:
            chunk = chunk.strip(opening + closing)
    return chunk
