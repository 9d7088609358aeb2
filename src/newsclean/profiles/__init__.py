"""What the pages of one site have in common: which lines stand on several of them, and which of these were removed there.

`lines` says what a profile notes of a page, `site` has the profile of a site, `folder` the profiles of many sites, and `choice` chooses the pages to
learn from. The filters `site_opening` and `site_profile` remove what a profile tells. See docs/site-profiles.md. May import `document` and `values`.
"""

from newsclean.profiles.folder import ProfileFolder, Profiles, load_profiles
from newsclean.profiles.lines import SITE_FILTERS, PageLines, page_lines, site_of
from newsclean.profiles.site import SiteProfile

__all__ = ["SITE_FILTERS", "PageLines", "ProfileFolder", "Profiles", "SiteProfile", "load_profiles", "page_lines", "site_of"]
