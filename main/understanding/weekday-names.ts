const weekdays = new Set(
  `monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
   понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс
   понеділок вівторок середа четвер пʼятниця субота неділя
   երկուշաբթի երեքշաբթի չորեքշաբթի հինգշաբթի ուրբաթ շաբաթ կիրակի
   ორშაბათი სამშაბათი ოთხშაბათი ხუთშაბათი პარასკევი შაბათი კვირა
   montag dienstag mittwoch donnerstag freitag samstag sonntag
   lundi mardi mercredi jeudi vendredi samedi dimanche
   lunes martes miércoles jueves viernes sábado domingo`.split(/\s+/),
);

/** Case does not matter. */
export function isWeekday(word: string): boolean {
  return weekdays.has(word.toLowerCase());
}
