#include "projections/release/cube/release.h"

namespace projections::release {

char conf_status(Confidentiality confidentiality) {
  switch (confidentiality) {
    case Confidentiality::kFree:
      return 'F';
    case Confidentiality::kSmallCount:
      return 'A';
    case Confidentiality::kDominance:
      return 'O';
    case Confidentiality::kSecondary:
      return 'D';
    case Confidentiality::kFewContracts:
      break;
  }
  return 'N';
}

char obs_status(const Observation& observation) {
  if (observation.is_suppressed) return 'Q';
  return observation.vintage == Vintage::kFinal ? 'A' : 'P';
}

std::string_view name(Vintage vintage) {
  switch (vintage) {
    case Vintage::kPreliminary:
      return "preliminary";
    case Vintage::kRevised:
      return "revised";
    case Vintage::kFinal:
      break;
  }
  return "final";
}

Bilingual title_of(Vintage vintage) {
  switch (vintage) {
    case Vintage::kPreliminary:
      return {"初步数", "preliminary"};
    case Vintage::kRevised:
      return {"修订数", "revised"};
    case Vintage::kFinal:
      break;
  }
  return {"最终数", "final"};
}

std::string_view vintage_name(const ReleaseHead& head) {
  return head.is_draft ? "draft" : name(head.vintage);
}

Bilingual vintage_title(const ReleaseHead& head) {
  if (head.is_draft) return {"草稿，不得发布", "draft, not for publication"};
  return title_of(head.vintage);
}

std::string_view name(Audience audience) {
  return audience == Audience::kBureau ? "bureau" : "public";
}

std::string_view name(RevisionCause cause) {
  switch (cause) {
    case RevisionCause::kLateArrival:
      return "late-arrival";
    case RevisionCause::kCorrection:
      return "correction";
    case RevisionCause::kRetraction:
      return "retraction";
    case RevisionCause::kValueRevised:
      return "value-revised";
    case RevisionCause::kRoyaltyRevised:
      return "royalty-revised";
    case RevisionCause::kCancelled:
      return "cancelled";
    case RevisionCause::kReclassification:
      return "reclassification";
    case RevisionCause::kBundle:
      break;
  }
  return "bundle";
}

Bilingual title_of(RevisionCause cause) {
  switch (cause) {
    case RevisionCause::kLateArrival:
      return {"迟报", "late arrival"};
    case RevisionCause::kCorrection:
      return {"更正", "correction"};
    case RevisionCause::kRetraction:
      return {"撤回", "retraction"};
    case RevisionCause::kValueRevised:
      return {"合同金额确定或变更", "contract value revised"};
    case RevisionCause::kRoyaltyRevised:
      return {"提成合同金额确定", "royalty contract revised"};
    case RevisionCause::kCancelled:
      return {"注销或撤销", "cancelled or revoked"};
    case RevisionCause::kReclassification:
      return {"分类调整", "reclassification"};
    case RevisionCause::kBundle:
      break;
  }
  return {"同一打包质押变化", "another pledge of the bundle"};
}

}  // namespace projections::release
