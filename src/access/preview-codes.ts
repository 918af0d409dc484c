/** ISO 639-1: the languages of the region and those that shelters around it interpret. */
export const LANGUAGE_CODES = (
  'am ar az be bg bn bs cs da de el en es et fa fi fr ha he hi hr hu hy id is it ja ka kk ko ku ky lo lt lv mk mn my ne nl ' +
  'no pa pl ps pt ro ru rw sk sl so sq sr sv sw ta tg th ti tk tl tr uk ur uz vi yo zh'
).split(' ');

/** ISO 3166-2, first level: small enough to keep a person away from danger, large enough not to be an address. */
const REGIONS = {
  DK: '81 82 83 84 85',
  EE: '37 39 45 50 52 56 60 64 68 71 74 79 81 84 87',
  FI: '01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19',
  DE: 'BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH',
  IS: '1 2 3 4 5 6 7 8',
  LV:
    'DGV JEL JUR LPX REZ RIX VEN 002 007 011 015 016 022 026 033 041 042 047 050 052 054 056 058 059 062 067 068 073 077 ' +
    '080 087 088 089 091 094 097 099 101 102 106 111 112 113',
  LT: 'AL KL KU MR PN SA TA TE UT VL',
  NO: '03 11 15 18 31 32 33 34 39 40 42 46 50 55 56',
  PL: '02 04 06 08 10 12 14 16 18 20 22 24 26 28 30 32',
  SE: 'AB AC BD C D E F G H I K M N O S T U W X Y Z',
} as const;

export const REGION_CODES = Object.entries(REGIONS).flatMap(([country, regions]) =>
  regions.split(' ').map((region) => `${country}-${region}`),
);
