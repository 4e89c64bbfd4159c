"""The words that files are made of: keys, kinds of parts, names of styles and of programs.

A client may be called ``Core`` and a scenario ``Normal``: where a format says that, it is no name.
"""

from __future__ import annotations

FORMAL = frozenset(
    (
        "adobe andersson angle annots app arial ascent author authors auto axes axis bbox black "
        "body bold bottom box butt calibri catalog cehi cidfont cidset cidsystem cidtogidmap "
        "circle clr clustered cmap col color com content contents copyright core creation creator "
        "css ctr datetime dcterms decode default dejavu descent descriptor designer dest "
        "direction display div doc drawingml elem element embeddings excel extended extgstate "
        "fifth figure filter flags flat flate fol font fontbbox fourth front frozen ftr general "
        "git github glyph group hlink horz http https hzre iccbased identity imageb imagec imagei "
        "img info inter italic italics kids landscape lang latin layout layouts lbl lbody legend "
        "level license light lpstr macintosh macroman manufacturer master masters matplotlib max "
        "media medium metadata microsoft min minor miter mod names normal num numbering nums "
        "office officedocument ofl open opentype openxmlformats ordering org orthographic parent "
        "parents patch path pattern pivot placeholder placement powerpoint ppt pre preferences "
        "pres presentationml prev proc project proof properties property props quarter rasmus "
        "rect rectangle registry regular relationships rels reserved resources right role roman "
        "root rsms sans schemas scripted scripts semi semibold shading shared sil sld slidenum "
        "sng solid span spreadsheetml stemv strings strong struct styles subject subtype "
        "supplement suspects symbol symbolic table tabs text theme thin third tick tnum tree "
        "truetype type types typst unicode variant version viewer vnd wmode worksheet worksheets "
        "writer www xheight xml xmp xobject xpacket xyz "
        "fifth fourth third level click edit"
    ).split()
)
