#include "isnad/mention/hijri.h"

#include <unicode/calendar.h>
#include <unicode/timezone.h>

#include <memory>

namespace isnad {
namespace {

constexpr int kFirstYear = 1300;
constexpr int kLastYear = 1600;

std::unique_ptr<icu::Calendar> calendar(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Calendar> made(
      icu::Calendar::createInstance(icu::TimeZone::getGMT()->clone(), icu::Locale(name), status));
  if (U_FAILURE(status)) return nullptr;
  made->setLenient(false);
  return made;
}

/// The same day in another calendar; nothing when the fields name no day.
std::optional<PartialDate> convert(const PartialDate& from, const char* from_calendar, const char* to_calendar) {
  const auto source = calendar(from_calendar);
  const auto target = calendar(to_calendar);
  if (!source || !target) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  source->clear();
  source->set(UCAL_EXTENDED_YEAR, from.year);
  source->set(UCAL_MONTH, from.month - 1);
  source->set(UCAL_DATE, from.day);
  source->set(UCAL_HOUR_OF_DAY, 12);
  const UDate moment = source->getTime(status);
  target->setTime(moment, status);
  PartialDate to;
  to.year = target->get(UCAL_EXTENDED_YEAR, status);
  to.month = target->get(UCAL_MONTH, status) + 1;
  to.day = target->get(UCAL_DATE, status);
  if (U_FAILURE(status)) return std::nullopt;
  return to;
}

constexpr const char* kUmmAlQura = "en@calendar=islamic-umalqura";
constexpr const char* kGregorian = "en@calendar=gregorian";

}  // namespace

std::optional<PartialDate> hijri_to_gregorian(const PartialDate& hijri) {
  if (!hijri.full() || hijri.year < kFirstYear || hijri.year > kLastYear) return std::nullopt;
  return convert(hijri, kUmmAlQura, kGregorian);
}

std::optional<PartialDate> gregorian_to_hijri(const PartialDate& gregorian) {
  if (!gregorian.full() || gregorian.year < 1890 || gregorian.year > 2170) return std::nullopt;
  auto hijri = convert(gregorian, kGregorian, kUmmAlQura);
  if (hijri) hijri->hijri = true;
  return hijri;
}

}  // namespace isnad
