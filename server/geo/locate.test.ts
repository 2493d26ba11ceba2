/** Guarantee: known places get their names, whatever sort of place; the sea and other countries get none. */
import { describe, expect, it } from 'vitest';
import { placeAt, placeOnMap } from './locate';

/** Longitude, latitude (WGS-84), province, city, county. Facts anybody can check on a map. */
const PLACES: readonly (readonly [string, number, number, string, string, string])[] = [
  ['Tiananmen', 116.3975, 39.9087, '北京市', '北京市', '东城区'],
  ['the Summer Palace', 116.2755, 39.9988, '北京市', '北京市', '海淀区'],
  ['the Oriental Pearl', 121.4998, 31.2397, '上海市', '上海市', '浦东新区'],
  ['Chongming island', 121.6, 31.63, '上海市', '上海市', '崇明区'],
  ['Tianjin, the Five Avenues', 117.195, 39.11, '天津市', '天津市', '和平区'],
  ['Jiefangbei', 106.577, 29.557, '重庆市', '重庆市', '渝中区'],
  ['Hong Kong Peak', 114.1455, 22.2759, '香港特别行政区', '香港特别行政区', '中西区'],
  ['Lantau, the Big Buddha', 113.905, 22.254, '香港特别行政区', '香港特别行政区', '离岛区'],
  ['Macau, St Paul’s', 113.5408, 22.1976, '澳门特别行政区', '澳门特别行政区', ''],
  ['Taipei 101', 121.5645, 25.0339, '台湾省', '台北市', ''],
  ['Kaohsiung harbour', 120.3, 22.62, '台湾省', '高雄市', ''],
  ['the Canton Tower', 113.3245, 23.1064, '广东省', '广州市', '海珠区'],
  ['Shenzhen civic centre', 114.0596, 22.5429, '广东省', '深圳市', '福田区'],
  ['Dongguan', 113.7518, 23.0207, '广东省', '东莞市', '东莞市'],
  ['West Lake', 120.1445, 30.243, '浙江省', '杭州市', '西湖区'],
  ['Putuoshan island', 122.385, 30.005, '浙江省', '舟山市', '普陀区'],
  ['Gulangyu island', 118.067, 24.447, '福建省', '厦门市', '思明区'],
  ['the Humble Administrator’s Garden', 120.629, 31.324, '江苏省', '苏州市', '姑苏区'],
  ['Nanjing, Xuanwu lake', 118.795, 32.072, '江苏省', '南京市', '玄武区'],
  ['Xi’an bell tower', 108.9423, 34.261, '陕西省', '西安市', '碑林区'],
  ['the terracotta army', 109.2785, 34.3841, '陕西省', '西安市', '临潼区'],
  ['Chengdu, Wuhou shrine', 104.047, 30.646, '四川省', '成都市', '武侯区'],
  ['the Potala', 91.1172, 29.6578, '西藏自治区', '拉萨市', '城关区'],
  ['Mogao caves', 94.8093, 40.0422, '甘肃省', '酒泉市', '敦煌市'],
  ['Kashgar', 75.99, 39.4704, '新疆维吾尔自治区', '喀什地区', '喀什市'],
  ['Harbin, Central Street', 126.612, 45.774, '黑龙江省', '哈尔滨市', '道里区'],
  ['Sanya bay', 109.505, 18.253, '海南省', '三亚市', '天涯区'],
  ['Yongxing island', 112.339, 16.834, '海南省', '三沙市', '西沙区'],
  ['Qingdao, Zhanqiao', 120.3205, 36.061, '山东省', '青岛市', '市南区'],
  ['Yangshuo', 110.489, 24.778, '广西壮族自治区', '桂林市', '阳朔县'],
  ['Kunming, Green lake', 102.704, 25.05, '云南省', '昆明市', '五华区'],
  ['Wuhan, Yellow Crane', 114.3025, 30.5467, '湖北省', '武汉市', '武昌区'],
];

describe('a place', () => {
  it.each(PLACES)('%s has its names', (_what, longitude, latitude, province, city, county) => {
    expect(placeAt({ longitude, latitude })).toEqual({ province, city, county });
  });

  it('a little off the shore belongs to the shore', () => {
    // 5 km off Qingdao.
    expect(placeAt({ longitude: 120.34, latitude: 36.01 }).city).toBe('青岛市');
  });

  it.each([
    ['the South China Sea', 114, 18.5],
    ['the Pacific', 160, 20],
    ['Tokyo', 139.7, 35.68],
    ['Pyongyang', 125.75, 39.03],
    ['Sinuiju, across the Yalu', 124.4, 40.09],
    ['Hanoi', 105.84, 21.03],
    ['Blagoveshchensk, across the Amur', 127.54, 50.28],
    ['Null Island', 0, 0],
    ['the South Pole', 0, -90],
    ['the date line', 180, 0],
  ])('in %s has no names', (_what, longitude, latitude) => {
    expect(placeAt({ longitude, latitude })).toEqual({ province: '', city: '', county: '' });
  });

  it('is brought back from the coordinates of Chinese maps', () => {
    // GCJ-02 of a spot in 上海市静安区 near its eastern boundary.
    const [longitude, latitude] = [121.4737 + 0.0045, 31.2304 - 0.0019];
    const there = placeAt({ longitude, latitude, type: 'gcj02' });
    expect(there).toEqual(placeAt({ longitude: 121.4737, latitude: 31.2304 }));
  });

  it('comes with the outline of its city and where it is in it', () => {
    const { outline } = placeOnMap({ longitude: 120.1445, latitude: 30.243 });
    expect(outline?.path).toMatch(/^(M\d+ \d+(L\d+ \d+)+Z)+$/);
    expect(outline?.mark?.x).toBeGreaterThan(40);
    expect(outline?.mark?.x).toBeLessThan(960);
  });
});
