import { createCanvas } from '@napi-rs/canvas'
import jsQR from 'jsqr'
import QRCode from 'qrcode'
import { base64, fromBase64 } from '../../core/bytes'
import { pictureOnScreen } from '../../simulators/camera/screen'

/** The text of a QR code (ISO/IEC 18004). @param png base64. Undefined where none can be read. */
export const textOfQrCode = async (png: string): Promise<string | undefined> => {
  const image = await pictureOnScreen(fromBase64(png))
  const context = createCanvas(image.width, image.height).getContext('2d')
  context.drawImage(image, 0, 0)
  const { data, width, height } = context.getImageData(0, 0, image.width, image.height)
  return jsQR(data, width, height)?.data
}

/** A picture of a QR code with this text. PNG, base64. */
export const qrCodeOf = async (text: string): Promise<string> => base64(await QRCode.toBuffer(text, { scale: 8 }))
