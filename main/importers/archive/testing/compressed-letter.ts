/** A letter, and what programs made of it whose formats nothing here can write. */
export const letter = 'The ferry leaves at six, and the harbour master knows nothing of it.\n'.repeat(40);

const from = (base64: string): Uint8Array => Buffer.from(base64, 'base64');

export const letterBzip2 = from(
  'QlpoOTFBWSZTWedciJoAAT/TgAAQQAUEADfvn+AwARgBQAABkyCgAADJkBSpCj0ammmjNT0MxMxO4nMJsJ3E9CYE0E+xNxOonoTIT6E6CdhPAmQnQTYTcT4CbichOonkTgTmJqJgTuJ8hOQmYnYTAq8Cf4mQnAmBOQnAmBPwTyJqJkJ2EwJ6E1E0CcxNhMxOoTQTAmgmonsXckU4UJDnXIia',
);
export const emptyBzip2 = from('QlpoORdyRThQkAAAAAA=');
/** 45,000,000 of them, in 50 bytes. */
export const zerosBzip2 = from('QlpoOTFBWSZTWckBtsgBWKtAIMAAEAAACCAAMMwFKaZSSFJsVJIUni7kinChIZIDbZA=');

/** With the check that xz writes by itself. */
export const letterXz = from(
  '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4ArHAFZdACoaCKICynJSngw4FfWil8U3nbdQapwPq9ORCwfv24IGQ1q0D3mvV60ENC4u9fTRaM99urKYsqvEsLOjyQVkY4cu9TUtg2CB3sDWmOzDFq4jK/9l/uUAAAAAdZMjjTd9QRwAAXLIFQAAAKB8HTuxxGf7AgAAAAAEWVo=',
);
export const letterXzCrc32 = from(
  '/Td6WFoAAAFpIt42AgAhARYAAAB0L+Wj4ArHAFZdACoaCKICynJSngw4FfWil8U3nbdQapwPq9ORCwfv24IGQ1q0D3mvV60ENC4u9fTRaM99urKYsqvEsLOjyQVkY4cu9TUtg2CB3sDWmOzDFq4jK/9l/uUAAAAA2CftQAABbsgVAAAAQL4JTz4wDYsCAAAAAAFZWg==',
);
export const letterXzSha256 = from(
  '/Td6WFoAAArh+wyhAgAhARYAAAB0L+Wj4ArHAFZdACoaCKICynJSngw4FfWil8U3nbdQapwPq9ORCwfv24IGQ1q0D3mvV60ENC4u9fTRaM99urKYsqvEsLOjyQVkY4cu9TUtg2CB3sDWmOzDFq4jK/9l/uUAAAAAVQytSI20b33P6ZNsFp8zz3XyGHaiByIsOF01sdHY3IsAAYoByBUAAKFtCui26d8cAgAAAAAKWVo=',
);
/** Packed with the filter for programs before LZMA2. */
export const letterXzFiltered = from(
  '/Td6WFoAAATm1rRGAgEEACEBFgANhjUf4ArHAFZdACoaCKICynJSngw4FfWil8U3nbdQapwPq9ORCwfv24IGQ1q0D3mvV60ENC4u9fTRaM99urKYsqvEsLOjyQVkY4cu9TUtg2CB3sDWmOzDFq4jK/9l/uUAAAAAdZMjjTd9QRwAAXLIFQAAAKB8HTuxxGf7AgAAAAAEWVo=',
);
/** Needs 1 GiB of memory. */
export const letterXzHuge = from(
  '/Td6WFoAAATm1rRGAgAhASQAAABeH8f54ArHAFddACoaCKICynJQ/vlQXcS3TSTgvHx7Wui3FWWYIxYvLSKYYLVeJSY6ZlUYyAE5bdJl1PF9rNgGWbINlraGrq4XUT77oYg1FpDPcQzvwU2hQxHbJOyRwW6kAAAAdZMjjTd9QRwAAXPIFQAAAAWvQfCxxGf7AgAAAAAEWVo=',
);
export const emptyXz = from('/Td6WFoAAATm1rRGAAAAABzfRCEftvN9AQAAAAAEWVo=');
/** 2 MiB of them, in 440 bytes. */
export const zerosXz = from(
  '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj//8RAWxdAABv/f//o7f/Rz5IFXI5YVG4kijmo4YH+e7kHoLTL8U6PAFLsX7JiopNL6MN2X+m44wjEVPgWRjFdYrid/i2lH8MasDedElk4ulcU7IE2PdEDKtfDW1G6eXDdoi3llestk3haR1v+0uIEGxCy4g/XACP0E6vJiiUcR89jyThcJ6nI1/sKMuF0ZWYin4qkfIndfcZwAaYTZj92K/VkA/EJVP49ZE2MQWlsO5vwXBNRwzRkRGqrWAdus6xJxhcWYbpZlJYvul2rFnk5VsFCPnH2q38+1IrdM0eWyBC+d1TPfgpZAk7gMsqbN+1O/DEvS5fqg8+S2ZCkBMO/xCT+HF4WfgLzf+VKEYPqfx83vuaMC5WwI+F84OBwGXEJVP49ZE2MQWlsO5vwXBNRwzRkRGqrWAdus6xJxhcWYbpZlJYvul2rFnk5VsFCPnH2q38+1IrdM0eWyBC+d1TPfgpZAk7gMsqbN+1O/DEvEgn5liAAO0ABQAcpiTxAAAAtlNaZoaR/h0AAZMDgICAAYbP71+xxGf7AgAAAAAEWVo=',
);
