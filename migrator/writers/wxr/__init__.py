"""WXR: an export for another WordPress, in the form that WordPress's own importer reads.

Source: WordPress's `wp-admin/includes/export.php` (WXR 1.2) and the plugin WordPress Importer.
"""
