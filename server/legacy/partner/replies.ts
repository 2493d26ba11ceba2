/** The answers of document 002: `code` 200 with data, or 9000 with an `errno`; always HTTP 200. */

/** The document's errors with their texts. */
export const ERRORS = {
  /** The token, the code or the address of the caller. */
  token: { errno: 9999, msg: '请求参数token不合法' },
  points: { errno: 9101, msg: '剩余下载次数为0' },
  parameters: { errno: 9001, msg: '传入参数错误' },
  type: { errno: 9005, msg: '文件上传类型不支持' },
  upload: { errno: 9006, msg: '上传失败' },
  picture: { errno: 9009, msg: '图片异常，处理失败' },
  noPhoto: { errno: 9002, msg: '图片不存在，请确认图片是否上传成功' },
  photoGone: { errno: 9002, msg: '数据已失效，请重新上传' },
  noData: { errno: 9002, msg: '数据未找到' },
  notFinished: { errno: 500, msg: '任务尚未完成，请稍后再试' },
  failed: { errno: 500, msg: '任务失败' },
  /** Of the addresses whose only other error is 500. */
  otherParameters: { errno: 500, msg: '传入参数错误' },
  other: { errno: 500, msg: '其他错误' },
} as const;
export type Failure = (typeof ERRORS)[keyof typeof ERRORS];

export interface Reply {
  body: Readonly<Record<string, unknown>>;
  /** 200 for all that the document knows. */
  status?: number;
  headers?: Readonly<Record<string, string>>;
}

/** Answers tell of one partner at one moment. */
const PRIVATE_HEADERS = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' };

export function succeeds(data: Readonly<Record<string, unknown>>): Reply {
  return { body: { code: 200, data } };
}

export function fails({ errno, msg }: Failure, rest: Omit<Reply, 'body'> = {}): Reply {
  return { body: { code: 9000, errno, msg }, ...rest };
}

export function toResponse({ body, status = 200, headers }: Reply): Response {
  return Response.json(body, { status, headers: { ...PRIVATE_HEADERS, ...headers } });
}
