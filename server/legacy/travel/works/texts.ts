/** What document 003 says of films and of long pictures. */
import type { WorkKind } from '@/server/albums/works';

interface Words {
  /** Below `/media/`, and the name of its list. */
  folder: string;
  list: string;
  unknown: string;
  cleared: string;
  /** The texts of 104 and 105. */
  arranging: string;
  rendering: string;
}

export const WORDS: Readonly<Record<WorkKind, Words>> = {
  movie: {
    folder: 'movies',
    list: 'movies',
    unknown: '找不到影集',
    cleared: '影集已过期，请重新新建',
    arranging: '正在匹配模板',
    rendering: '正在生成影集',
  },
  photo: {
    folder: 'photos',
    list: 'photos',
    unknown: '找不到长图',
    cleared: '任务已过期，请重新新建',
    arranging: '正在进行显著性检测',
    rendering: '正在生成长图',
  },
};

/** A work that is missing or another's, wherever its owner is asked for. */
export const NO_WORK = '找不到作业集';

const STATUS_TEXTS: Readonly<Record<number, string>> = {
  0: '等待用户提供信息',
  100: '排队等待中',
  101: '正在分析命令参数',
  102: '正在分析图片',
  103: '正在生成诗词',
  200: '处理完成',
  [-1]: '生成失败',
  [-2]: '已过期',
};

export function statusText(kind: WorkKind, status: number): string {
  if (status === 104) return WORDS[kind].arranging;
  return status === 105 ? WORDS[kind].rendering : (STATUS_TEXTS[status] ?? '');
}

/** The older numbers of the document beside the newer ones. */
export function olderStatus(status: number): number {
  if (status === 100) return 1;
  if (status > 100 && status < 200) return 2;
  return status === 200 ? 3 : status;
}

/** Why a work failed, in words; what is not known here is told as it is. */
const FAILURES: Readonly<Record<string, string>> = {
  noPictureReadable: '所有图片均无法读取',
  workCancelled: '已取消',
  diskFull: '服务器磁盘空间不足',
  musicMissing: '音乐文件无法播放或已不存在',
  ffmpegMissing: '服务器未安装 ffmpeg',
  unexpected: '服务器错误',
};

export const failureText = (failure: string | null): string =>
  `生成失败：${FAILURES[failure ?? ''] ?? failure ?? ''}`;
